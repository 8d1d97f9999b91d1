import { type Facts } from '../ground/facts';
import { type Calendar } from '../calendar/calendar';
import { type Office } from '../offices';
import { type Policy } from '../policy/policy';
import { type Applicant } from '../mandates';
import { type AreaCode, type CaseId, type Instant, type PersonId, type PlaceId, type TextRef } from '../values';
import { type After } from '../ground/after';
import { type EvidenceRef } from './state';
import { type SheetRef } from '../ground/sheet';
import { type MinimumWage } from '../ground/minimum-wages';

/** What was handed in, frozen: ids, hashes and the facts that rules need, never a name or a number of a document. */
export interface Submission {
  id: CaseId;
  number: string;
  sandbox: boolean;
  programme: string;
  /** Id of the policy file in force on the day the rule says. */
  policy: string;
  area: AreaCode;
  applicant: Applicant;
  /** Whoever benefits, the applicant included: they do nothing in the case as officers. */
  beneficiaries: PersonId[];
  /** Whose rights are used, by random ids: persons, or things that the store gave one. */
  subjects: string[];
  /** Of a case about another: whoever did anything in that one, and is kept apart from this. */
  touched?: PersonId[];
  /** Of a linked case: what it follows. */
  after?: After;
  /** The registered place that it is filed for, if it is for one. */
  place?: PlaceId;
  answers: TextRef;
  evidence: EvidenceRef[];
  payee: TextRef;
  facts: Facts;
  /** 花名册, by what it commits to. */
  sheet?: SheetRef;
  /** 32 random bytes in base64url: what the ledger hides is committed to with it, and cannot be guessed without. */
  salt: string;
  /** When the portal kept it. */
  at: Instant;
}

/** The rules of a running case, snapshotted at its start: a later policy, calendar or office never changes them unasked. */
export interface Rules {
  policy: Policy;
  calendar: Calendar;
  /** Only the offices this case can reach, with all above them. */
  offices: Office[];
  /** Of whatever counts wages: the place's minimum wages as they were known. */
  minimumWages?: readonly MinimumWage[];
}

export interface CaseInput {
  submission: Submission;
  rules: Rules;
}
