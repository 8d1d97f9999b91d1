import { z } from 'zod';
import { type Answers } from '../../form/answers';
import { type After, correction } from '../../ground/after';
import { type Facts } from '../../ground/facts';
import { type AreaCode, type Fen, type LocalDate } from '../../values';
import { type ContactAnswers } from '../common/contact';
import { employerKinds, type EmployerKind } from '../quota/levy-facts';

/** What the form asks, after checking; the roster stands by itself. */
export interface VerificationAnswers extends Answers {
  employer: { kind: EmployerKind; street: AreaCode; year: string; staff: number[]; wages: Fen };
  contact: ContactAnswers;
}

/** Who counts in each of the twelve months: as heads, and with whoever is severely disabled as two. */
export interface Counted {
  persons: number[];
  weighted: number[];
  /** Rests on a minimum wage that was not seen itself. */
  provisional?: true;
}

export interface VerificationFacts extends Facts {
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

export const factsOf = (
  { employer: { year, kind, staff, wages } }: VerificationAnswers,
  on: LocalDate,
  after?: After,
): VerificationFacts => ({
  on,
  ...(after?.relation === correction && after.year !== undefined ? { corrects: String(after.year) } : {}),
  ...(year === undefined ? {} : { year }),
  ...(kind === undefined ? {} : { kind }),
  ...(staff === undefined ? {} : { staff }),
  ...(wages === undefined ? {} : { wages }),
});

const twelve = z.array(z.number().int().min(0)).length(12);

export const shape = z.strictObject({
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
}) as unknown as z.ZodType<VerificationFacts>;
