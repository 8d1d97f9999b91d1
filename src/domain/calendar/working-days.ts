import { type LocalDate } from '../values';
import { type Calendar } from './calendar';

/** A day later (or earlier, by a negative number). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDate;

export function isWorkingDay({ holidays, makeUp }: Calendar, date: LocalDate): boolean {
  const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  return weekend ? makeUp.includes(date) : !holidays.includes(date);
}

/** The n-th working day after a date; the first day counted is the next one. */
export function addWorkingDays(calendar: Calendar, from: LocalDate, days: number): LocalDate {
  let date = from;
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return date;
}

/** Working days after `from` up to and including `to`; negative if `to` comes first. */
export function workingDaysBetween(calendar: Calendar, from: LocalDate, to: LocalDate): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let date = from; date < to;) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) count += 1;
  }
  return count;
}

/**
 * The n-th working day after `start`, leaving out those strictly after a pause's start up to and including its end.
 * @returns undefined while a pause is open: the clock stands still
 */
export function dueDate(
  calendar: Calendar,
  start: LocalDate,
  days: number,
  pauses: readonly { from: LocalDate; to?: LocalDate }[],
): LocalDate | undefined {
  if (pauses.some((pause) => !pause.to)) return undefined;
  const paused = (date: LocalDate): boolean => pauses.some(({ from, to }) => to !== undefined && date > from && date <= to);
  let date = start;
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date) && !paused(date)) left -= 1;
  }
  return date;
}
