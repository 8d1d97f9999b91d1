import { dayAfter, dayBefore, type LocalDate } from '../values';

/** How often something repeats. */
export const everies = ['month', 'quarter', 'half-year', 'year'] as const;
export type Every = (typeof everies)[number];

const months: Record<Every, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** One of the periods that follow a day, counted from 1; both days belong to it. */
export interface Period {
  n: number;
  from: LocalDate;
  to: LocalDate;
}

/** So many months later, on the same day of the month, or on the last one that the month has. */
export function addMonths(date: LocalDate, count: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10) as LocalDate;
}

/**
 * The day on which periods that follow a day begin: years on the very next one; shorter ones on the first of the next month, so that
 * what is counted by months is the same months for everybody, and none of them is paid for twice under two series.
 */
export const beginsAfter = (day: LocalDate, every: Every): LocalDate =>
  every === 'year' ? dayAfter(day) : (`${addMonths(day, 1).slice(0, 7)}-01` as LocalDate);

/** The first `times` periods from a day on: the next begins on the day after one ends. */
export const periodsFrom = (day: LocalDate, every: Every, times: number): Period[] =>
  Array.from({ length: times }, (_, at) => ({
    n: at + 1,
    from: addMonths(day, at * months[every]),
    to: dayBefore(addMonths(day, (at + 1) * months[every])),
  }));

/** The full months within a period, each from its first day to its last. */
export function monthsIn({ from, to }: Pick<Period, 'from' | 'to'>): Period[] {
  const found: Period[] = [];
  for (let at = 0; dayBefore(addMonths(from, at + 1)) <= to; at += 1)
    found.push({ n: at + 1, from: addMonths(from, at), to: dayBefore(addMonths(from, at + 1)) });
  return found;
}

/** The same, each by the month in which it begins: `2027-03`. */
export const monthsWithin = (period: Pick<Period, 'from' | 'to'>): string[] => monthsIn(period).map(({ from }) => from.slice(0, 7));
