import { type LocalDate, type Month } from '../values';

/** The same day so many months later; of a month without that day its last one (民法典 art. 202). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10) as LocalDate;
}

/** The twelve months of a year, January first. */
export const monthsOf = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, at) => `${String(year).padStart(4, '0')}-${String(at + 1).padStart(2, '0')}` as Month);

/** The month a day lies in. */
export const monthOf = (date: LocalDate): Month => date.slice(0, 7) as Month;
