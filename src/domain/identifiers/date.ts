import { plain } from '../text/normal';
import { type LocalDate } from '../values';
import { isDate } from './identity-number';

/**
 * Why words are no date: `date` not written as one; `no-such-day` 30 February; `ambiguous-date` no separators but not eight digits, so that
 * 2026111 is two days; `short-year` a year of two digits, or the year last; `era-year` 民国, 令和 and the like.
 */
export type DateError = 'date' | 'no-such-day' | 'ambiguous-date' | 'short-year' | 'era-year';

/** What a spreadsheet or a page puts behind a date: a time of day, a weekday. Neither changes which day it is. */
const behind = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d{1,6})?)?$|(\((周|星期|礼拜)[一二三四五六日天]\)|(周|星期|礼拜)[一二三四五六日天])$/u;

/**
 * A day as people write it: `2026-1-11`, `2026/01/11`, `2026.1.11`, `2026 1 11`, `2026年1月11日`, `20260111`. No separator ever vanishes:
 * what could be two days is refused.
 */
export function parseDate(text: string): { value: LocalDate } | { error: DateError } {
  if (isDate(text)) return { value: text };
  const typed = /^[\d/-]*$/.test(text)
    ? text
    : plain(text)
        .replace(/[。．、·]/gu, '.')
        .replace(/\s+/gu, ' ')
        .replace(behind, '')
        .trim();
  const [, year, month, day] =
    /^(\d{4}) ?[-/.年 ] ?(\d{1,2}) ?[-/.月 ] ?(\d{1,2}) ?[日号]?$/u.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? [];
  if (year === undefined) return { error: whyNot(typed) };
  const date = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isDate(date) ? { value: date } : { error: 'no-such-day' };
}

function whyNot(typed: string): DateError {
  if (/民国|大正|昭和|平成|令和|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年/u.test(typed)) return 'era-year';
  if (/^\d{5,9}$/.test(typed)) return 'ambiguous-date';
  if (/^\d{1,3} ?[-/.年 ] ?\d{1,2} ?[-/.月 ] ?\d{1,4} ?[日号]?$/u.test(typed)) return 'short-year';
  return 'date';
}
