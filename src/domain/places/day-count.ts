import { monthOf } from '../calendar/months';
import { type LocalDate, type Month } from '../values';
import { type EntryKind } from './day';

/** A day by what of it is not sealed: how many of each kind count, and whose sign-ins. */
export interface DayTally {
  day: LocalDate;
  kinds: Partial<Record<EntryKind, number>>;
  /** Ids of stays, each once. */
  came: string[];
}

/** What the yearly assessment (绩效评价) looks at: nobody's name is in it. */
export interface MonthTally {
  month: Month;
  /** Days on which somebody came. */
  open: number;
  /** People a day on the days that it was open, to one decimal. */
  average: number;
  incidents: number;
  drills: number;
  doctors: number;
}

/** By month, newest first. */
export function talliesOf(days: readonly DayTally[]): MonthTally[] {
  const byMonth = new Map<Month, DayTally[]>();
  for (const one of days) byMonth.set(monthOf(one.day), [...(byMonth.get(monthOf(one.day)) ?? []), one]);
  return [...byMonth].sort(([one], [other]) => other.localeCompare(one)).map(([month, all]) => tallyOf(month, all));
}

function tallyOf(month: Month, all: readonly DayTally[]): MonthTally {
  const open = all.filter(({ came }) => came.length > 0);
  const people = open.reduce((sum, { came }) => sum + came.length, 0);
  const sum = (kind: EntryKind): number => all.reduce((total, { kinds }) => total + (kinds[kind] ?? 0), 0);
  // A day that the doctor came twice is one doctor's day; a drill and an incident count each.
  const doctors = all.filter(({ kinds }) => (kinds.doctor ?? 0) > 0).length;
  const average = open.length === 0 ? 0 : Math.round((people / open.length) * 10) / 10;
  return { month, open: open.length, average, incidents: sum('incident'), drills: sum('drill'), doctors };
}

/** On how many days each came: what the monthly roster (月度名册) takes over. */
export function daysCome(days: readonly DayTally[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stay of days.flatMap(({ came }) => came)) counts.set(stay, (counts.get(stay) ?? 0) + 1);
  return counts;
}
