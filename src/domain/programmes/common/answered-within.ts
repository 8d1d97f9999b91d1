import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { type Answers, valuesOf } from '../../form/answers';
import { type LocalDate } from '../../values';

/** Facts of a case whose beginner says how many days whoever is heard has. */
export type WithDays = Facts & { days?: number };

/** @param part the part of the form in which the days stand */
export const daysIn =
  (part: string) =>
  (answers: Answers, on: LocalDate): WithDays => {
    const { days } = valuesOf(answers, part);
    return { on, ...(typeof days === 'number' ? { days } : {}) };
  };

export const withDays = z.strictObject({ on: z.iso.date(), days: z.number().int().min(1).optional() }) as unknown as z.ZodType<Facts>;
