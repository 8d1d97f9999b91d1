import { type Period } from '../calendar/periods';
import { type CaseId, type Fen } from '../values';
import { type Facts } from './facts';

/** 更正: as what a case stands that replaces the one it follows, once it is granted. */
export const correction = 'correction';

/** Of a case that follows another: which, as what of it (`quarter`), and for which period. */
export interface After {
  case: CaseId;
  relation: string;
  period?: Period;
  /** Of a correction: the calendar year that the case is for which it corrects, if it is for one; it stays that. */
  year?: number;
  /** Of a spot check or a recovery: what was paid in it. */
  paid?: Fen;
}

/** The same with the facts of that case as its record ended with them, read anew where they are looked at and kept with nothing. */
export interface Followed extends After {
  facts?: Facts;
}
