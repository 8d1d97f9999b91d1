import { z } from 'zod';
import { type Registry } from '../ground/reply';

export interface InsuranceRecord {
  /** Months paid, `2026-10`, newest first. */
  months: string[];
  unit?: string;
}

/** 社会保险, asked by identity number. */
export const insurances: Registry<InsuranceRecord> = {
  name: 'social-insurance',
  record: z
    .object({ months: z.array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)), unit: z.string().optional() })
    // `unit` is there or not; it is never `undefined`.
    .transform(({ months, unit }) => ({ months, ...(unit === undefined ? {} : { unit }) })),
};
