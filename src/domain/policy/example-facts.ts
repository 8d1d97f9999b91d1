import { z } from 'zod';
import { type Facts } from '../programmes/facts';

const founder = z.strictObject({
  person: z.string(),
  certificate: z.enum(['disability', 'veteran', 'none']),
  certificateValidUntil: z.iso.date().optional(),
  household: z
    .string()
    .regex(/^\d{9}$/, 'expected a street code of nine digits')
    .optional(),
});

const facts = z.strictObject({
  on: z.iso.date(),
  founders: z.array(founder),
  organisation: z.enum(['individual-business', 'enterprise', 'private-non-enterprise', 'other']).optional(),
  registeredOn: z.iso.date().optional(),
  rentsPremises: z.boolean().optional(),
  operating: z.boolean().optional(),
  rentPaidOnTime: z.boolean().optional(),
});

/** Facts from a file: a policy's examples, or what `policy explain` is given. */
export const factsOf = (given: unknown) => (facts as unknown as z.ZodType<Facts>).safeParse(given);
