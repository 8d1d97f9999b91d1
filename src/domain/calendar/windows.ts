import { type LocalDate } from '../values';

/** A day of every year: `03-01`. */
export type MonthDay = string & { readonly brand: 'MonthDay' };

/** When something may be filed in every year: first and last day, both whole days in Shanghai. */
export interface Window {
  opens: MonthDay;
  closes: MonthDay;
}

/** @param on a local date: so the window opens and closes to the second by the clock of Shanghai */
export const isOpenOn = ({ opens, closes }: Window, on: LocalDate): boolean => opens <= on.slice(5) && on.slice(5) <= closes;

/** The first and last day of the window in the year of a day. */
export const windowIn = ({ opens, closes }: Window, on: LocalDate): { from: LocalDate; to: LocalDate } => ({
  from: `${on.slice(0, 4)}-${opens}` as LocalDate,
  to: `${on.slice(0, 4)}-${closes}` as LocalDate,
});
