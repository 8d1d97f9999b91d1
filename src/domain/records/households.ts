import { z } from 'zod';
import { type Registry } from '../ground/reply';
import { type AreaCode } from '../values';

export interface HouseholdRecord {
  name: string;
  /** Street, 9 digits. */
  area: AreaCode;
  address: string;
}

/** 户籍, asked by identity number. */
export const households: Registry<HouseholdRecord> = {
  name: 'household',
  record: z.object({
    name: z.string(),
    area: z
      .string()
      .regex(/^\d{9}$/)
      .transform((value) => value as AreaCode),
    address: z.string(),
  }),
};
