import { type RowRange, type SheetRef } from '../../ground/sheet';
import { type RowCounts, type RowJudgement } from '../../programmes/roster';
import { type ActorId, type Instant, type TextRef } from '../../values';

/** What an officer said of rows of the roster; of two that say of the same row the later holds. */
export interface RowsJudged {
  by: ActorId;
  at: Instant;
  /** `open`: taken back, as long as the step is open. */
  verdict: RowJudgement | 'open';
  rows: RowRange[];
  text: TextRef;
}

/** 花名册 of a case: its rows stand sealed elsewhere. */
export interface RosterState extends SheetRef {
  counts?: RowCounts;
  judgements: RowsJudged[];
  /** How many of the judgements the counts and the facts know of already. */
  reckoned: number;
  /** The most rows that were disputed at once, if any were: in the end none is. */
  disputed?: number;
  /** How often somebody else's case had it looked at again. */
  again: number;
  /** The last of these is not reckoned yet: the counts are older than it, and the step does not end on them. */
  awaited?: true;
}
