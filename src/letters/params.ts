import { type Unit } from '../domain/ground/explained';
import { type LedgerRow } from '../domain/case/events';
import { type CaseState } from '../domain/case/state';
import { type Instant, type OfficeId, type TextRef } from '../domain/values';

/** What a letter speaks of; its words are made when it is shown or sent, in the reader's language. */
export interface LetterParams {
  number: string;
  policy: string;
  event: LedgerRow['event'];
  /** Whose letter it is: the office that had the step when it happened. */
  office?: OfficeId;
  limits?: CaseState['limits'];
  result?: { value: number; unit: Unit };
  /** Whose account, for its last four digits. */
  payee?: TextRef;
  /** Of somebody who is heard: until when, and what they are asked, among the answers. */
  hearing?: { until: Instant; asked: TextRef };
  /** Names of what passes over, and of whom to, by the names that words have for them. */
  said?: Record<string, string>;
  /** Of a letter to somebody who is no party of the case: into whose envelope it goes. */
  to?: { name: string; address: string };
  /** What is still owed under a 承诺书. */
  undertaking?: CaseState['promised'];
}
