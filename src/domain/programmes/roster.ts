import { type Answers, type Values } from '../form/answers';
import { type Typed } from '../form/field';
import { type Facts } from '../ground/facts';
import { type MinimumWage } from '../ground/minimum-wages';
import { type Registry } from '../ground/reply';
import { type YearOfPerson } from '../places/year';
import { type TableShape } from '../table/column';
import { type Asked, type Subject } from './comparison';

/**
 * What a row came to: `accepted` by the registries; `scan`: what it says is not all in them, and a paper may show it; `disputed`: another
 * case says so of the same; `unverified`: a registry has not answered yet.
 */
export const rowVerdicts = ['accepted', 'scan', 'disputed', 'unverified'] as const;
export type RowVerdict = (typeof rowVerdicts)[number];

/** What an officer says of a row: it counts as it was filed, as far as the registries show it, or not at all. */
export const rowJudgements = ['accept', 'proven', 'refuse'] as const;
export type RowJudgement = (typeof rowJudgements)[number];

/** Why, by a code with words under `row.reason.<code>`, and of which months. */
export interface RowReason {
  code: string;
  slots?: readonly string[];
}

/** @typeParam C what one row counts as */
export interface JudgedRow<C = unknown> {
  verdict: RowVerdict;
  reasons: readonly RowReason[];
  /** As it was filed. */
  whole: C;
  /** As far as the registries show it. */
  proven: C;
  /** Rests on a figure of grade C, K or PD. */
  provisional?: true;
  /** No registry shows anything of it: that another case says the same is told to officers only, or a roster would be a way to ask about anybody. */
  unfounded?: true;
}

/** How many rows there are of each kind; `refused` by an officer, who also makes rows `accepted`. */
export type RowCounts = Record<RowVerdict | 'refused', number>;

/** What all rows together came to. @typeParam T the sum of what they count as */
export interface Tally<T> {
  sum: T;
  counts: RowCounts;
  provisional: boolean;
}

/** What a row may be judged by, beside itself and the registries. */
export interface AboutRow<A, F> {
  answers: A;
  facts: F;
  minimumWages: readonly MinimumWage[];
}

export interface RowQuestion {
  registry: Registry<unknown>;
  subject: Subject;
}

/** A question with its record's type kept within. */
export const rowQuestion = <R>(registry: Registry<R>, subject: Subject): RowQuestion => ({
  registry: registry as unknown as Registry<unknown>,
  subject,
});

/** 花名册. Rows never stand in an event: they are kept sealed and known by a hash and by counts. */
export interface Roster<A extends Answers = Answers, F extends Facts = Facts, C = unknown, T = unknown> {
  /** Its part of the form's task list; words stand under `form.<part>`. */
  part: string;
  table: TableShape;
  /** What is still to be asked about a row, given what was said of it; nothing once all is known. */
  asks: (row: Values, said: readonly Asked[], about: AboutRow<A, F>) => RowQuestion[];
  judge: (row: Values, said: readonly Asked[], about: AboutRow<A, F>) => JudgedRow<C>;
  /** What of a row may stand in one case only: whose it is, and the months (`2025-03`). Whatever stands in two is disputed in both. */
  claims: (row: Values, about: AboutRow<A, F>) => { key: string; slots: readonly string[] };
  /**
   * Of what is filed for a place: the rows that its confirmed months of the year come to. While there are any, nobody types or uploads this roster: what is wrong in it is put
   * right in its month.
   */
  fromMonths?: (people: readonly YearOfPerson[]) => Typed[];
  /** Which months a count stands for, for pages that show what was filed beside what the registries have. */
  months: (count: C) => readonly string[];
  none: T;
  add: (sum: T, row: C) => T;
  /** The facts once the rows are counted. */
  learn: (facts: F, tally: Tally<T>) => F;
}

/** A roster with its types kept within. */
export const roster = <A extends Answers, F extends Facts, C, T>(one: Roster<A, F, C, T>): Roster => one as unknown as Roster;
