import { plain } from '../text/normal';
import { type DateError, parseDate } from './date';

/** `month` not written as one; `month-day` a whole date, and not of a month's first day. */
export type MonthError = 'month' | 'month-day' | Extract<DateError, 'short-year' | 'era-year'>;

/**
 * A month as people write it: `2025-1`, `2025/01`, `2025.1`, `2025年1月`, `202501`. Spreadsheets keep one as its first day, which is read
 * as the month; of another day it is not clear what was meant.
 */
export function parseMonth(text: string): { value: string } | { error: MonthError } {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { value: text };
  const typed = plain(text).replace(/[。．、·]/g, '.');
  const [, year, month] = /^(\d{4})(\d{2})$/.exec(typed) ?? /^(\d{4})\s?[-/.年 ]\s?(\d{1,2})\s?月?份?$/u.exec(typed) ?? [];
  if (year !== undefined && month !== undefined)
    return Number(month) >= 1 && Number(month) <= 12 ? { value: `${year}-${month.padStart(2, '0')}` } : { error: 'month' };
  const day = parseDate(typed);
  if ('value' in day) return day.value.endsWith('-01') ? { value: day.value.slice(0, 7) } : { error: 'month-day' };
  if (/^\d{2}\s?[-/.年]\s?\d{1,2}\s?月?$/u.test(typed)) return { error: 'short-year' };
  return day.error === 'short-year' || day.error === 'era-year' ? { error: day.error } : { error: 'month' };
}
