import { type Answers } from '../../form/answers';
import { type After, correction } from '../../ground/after';
import { type AreaCode, type Fen, type LocalDate } from '../../values';
import { type ContactAnswers } from '../common/contact';
import { type EmployerKind } from '../quota/levy-facts';
import { type VerifiedYear } from '../quota/verified-year';

/** What the form asks, after checking; the roster stands by itself. */
export interface VerificationAnswers extends Answers {
  employer: { kind: EmployerKind; street: AreaCode; year: string; staff: number[]; wages: Fen };
  contact: ContactAnswers;
}

export type VerificationFacts = VerifiedYear;

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
