import { z } from 'zod';

/** One person among the facts of a file. */
export const personShape = z.strictObject({
  person: z.string(),
  certificate: z.enum(['disability', 'veteran', 'none']),
  certificateValidUntil: z.iso.date().optional(),
  certificateFrom: z
    .string()
    .regex(/^\d{6}$/, 'expected a district code of six digits')
    .optional(),
  household: z
    .string()
    .regex(/^\d{6}(\d{3})?$/, 'expected a street code of nine digits, or of six of a district that has no street offices')
    .optional(),
});
