import { type LocalDate } from '../values';
import { type Localised, type SourceId } from './localised';

/**
 * What a number counts: money in fen, persons, months, stars, places, a ratio in thousandths or in hundredths. `person-months`: persons on
 * the average of a year, carried as the exact sum of its twelve months and shown as persons, a twelfth of it. `points`: marks of a panel, in
 * hundredths.
 */
export type Unit = 'fen' | 'persons' | 'person-months' | 'months' | 'stars' | 'places' | 'per-mille' | 'percent' | 'points';

/** A value with how it came about, as a tree: the same on the calculator, the officer's page and the decision letter. */
export interface Explained<T> {
  value: T;
  /** Of a number; words and yes or no have none. */
  unit?: Unit;
  /** What this node is: "启动资金扶持". */
  say: Localised;
  clause?: Localised;
  from?: SourceId;
  /** Rests on evidence of grade C, K or PD: shown as 标准待核实 and never decided without a person. */
  provisional: boolean;
  because: Explained<number | string | boolean>[];
}

/** What became of one rule of eligibility. `unknown`: the facts do not say yet. */
export type Verdict = 'met' | 'unmet' | 'unknown';

/** What a rule found, in words for the person: what is so, and what would change it. */
export interface Found {
  verdict: Verdict;
  say: Localised;
  /** What is unmet only because it is too early: from this day on it is met. */
  metFrom?: LocalDate;
}

export interface Eligibility extends Found {
  rule: string;
  clause: Localised;
  from: SourceId;
  provisional: boolean;
}

/** Does nothing that it rests on, at any depth, want to be confirmed? Nothing at all is firm. */
export const isFirm = (value: Explained<unknown> | undefined): boolean =>
  value === undefined || (!value.provisional && value.because.every(isFirm));
