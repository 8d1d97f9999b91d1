import { type Instant, type LocalDate, type Month, type PartyId, type PlaceId } from '../values';

/** Why somebody is a place's no more. `hired` is what a place is for: hired away by an employer, and counted as a success. */
export const stayEnds = ['hired', 'moved', 'left', 'died', 'handed-over'] as const;
export type StayEnd = (typeof stayEnds)[number];

/** Labour contract, or agreement of the same kind. @property until none: without an end (无固定期限) */
export interface Contract {
  employer: PartyId;
  from: LocalDate;
  until?: LocalDate;
}

/** How a guardian is related to a resident; words under `places.relations`. */
export const relations = ['parent', 'spouse', 'child', 'sibling', 'other-relative', 'community'] as const;
export type Relation = (typeof relations)[number];

export interface Guardian {
  name: string;
  telephone: string;
  relation: Relation;
  /** With it the guardian can look at the stay by themselves. */
  identity?: string;
}

/** What is said of a resident and stands sealed. */
export interface Resident {
  name: string;
  identity: string;
  /** Number of the 残疾人证. */
  certificate: string;
  certificateUntil?: LocalDate;
  contract?: Contract;
  /** Contracts of before the place passed to another operator, oldest first. */
  before?: Contract[];
  guardian?: Guardian;
}

/** The stay went on with another operator. @property key by which case @property on its first day with them */
export interface Passed {
  key: string;
  from: PartyId;
  to: PartyId;
  on: LocalDate;
}

/** 在册残疾员工: somebody enrolled in a place, since when and until when (their last day). */
export interface Stay extends Resident {
  /** `<person>.<n>`: the n-th time that this person is in this place. */
  id: string;
  place: PlaceId;
  /** The random id of the person among the things; the same in every place. */
  person: string;
  from: LocalDate;
  until?: LocalDate;
  why?: StayEnd;
  /** Each time that it passed to another operator with the place, oldest first. */
  passed?: Passed[];
  version: number;
  at: Instant;
}

/** Days that a stay has in a month, whether or not anybody worked on them; nothing before it and after it. */
export function daysWithin({ from, until }: Pick<Stay, 'from' | 'until'>, month: Month): number {
  const [first, last] = [firstDay(month), lastDay(month)];
  const [begins, ends] = [from > first ? from : first, until !== undefined && until < last ? until : last];
  return begins > ends ? 0 : Number(ends.slice(8)) - Number(begins.slice(8)) + 1;
}

/** Is somebody enrolled on any day of the month? */
export const isIn = (stay: Pick<Stay, 'from' | 'until'>, month: Month): boolean => daysWithin(stay, month) > 0;

type Span = Pick<Stay, 'from' | 'until'>;

/** Do two stays have a day in common? @param within one of these days */
export function overlap(one: Span, other: Span, within: Span = { from: '' as LocalDate }): boolean {
  const all = [one, other, within];
  return all.every(({ from }) => all.every(({ until }) => from <= (until ?? '9999')));
}

export const firstDay = (month: Month): LocalDate => `${month}-01` as LocalDate;

export function lastDay(month: Month): LocalDate {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}` as LocalDate;
}

/** The month so many later, or earlier. */
export function monthsLater(month: Month, by: number): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const at = year * 12 + number - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}` as Month;
}
