import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { type Fen } from '../../values';
import { employerKinds, type EmployerKind } from './levy-facts';

/** Who counts in each of the twelve months: as heads, and with whoever is severely disabled as two. */
export interface Counted {
  persons: number[];
  weighted: number[];
  /** Rests on a minimum wage that was not seen itself. */
  provisional?: true;
}

/** A unit's year as it is verified, and as what follows it finds it recorded. */
export interface VerifiedYear extends Facts {
  /** The year that is verified: `2025`. */
  year?: string;
  /** Of a correction: the year of the case that it corrects. */
  corrects?: string;
  kind?: EmployerKind;
  /** Staff of each of its twelve months. */
  staff?: number[];
  /** All wages of the year, in fen. */
  wages?: Fen;
  /** Undefined while the roster is not checked. */
  counted?: Counted;
}

const twelve = z.array(z.number().int().min(0)).length(12);

/** The same in a file. */
export const verifiedYear = z.strictObject({
  on: z.iso.date(),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  corrects: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  kind: z.enum(employerKinds).optional(),
  staff: twelve.optional(),
  wages: z.number().int().min(0).optional(),
  counted: z.strictObject({ persons: twelve, weighted: twelve, provisional: z.literal(true).optional() }).optional(),
}) as unknown as z.ZodType<VerifiedYear>;
