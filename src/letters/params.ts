import { type LedgerRow } from '../domain/case/events';
import { type CaseState } from '../domain/case/state';

/** What a letter speaks of; its words are made when it is shown or sent, in the reader's language. */
export interface LetterParams {
  number: string;
  policy: string;
  event: LedgerRow['event'];
  limits?: CaseState['limits'];
  amount?: number;
}
