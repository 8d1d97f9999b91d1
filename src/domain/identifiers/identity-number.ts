import { bare } from '../text/normal';
import { type LocalDate } from '../values';

export type IdentityError = 'length' | 'characters' | 'birth-date' | 'check-digit';

export interface IdentityNumber {
  /** 18 characters, a capital X at most at the end. */
  value: string;
  born: LocalDate;
  /** First six digits, as they were when it was issued. */
  area: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** 身份证号, GB 11643: full-width digits, spaces and a small x are understood. @param today no one is born later */
export function parseIdentity(text: string, today: LocalDate): IdentityNumber | { error: IdentityError } {
  const value = bare(text);
  if (value.length !== 18) return { error: 'length' };
  if (!/^\d{17}[\dX]$/.test(value)) return { error: 'characters' };
  const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}` as LocalDate;
  const exists = isDay(twoDigits(value, 6) * 100 + twoDigits(value, 8), twoDigits(value, 10), twoDigits(value, 12));
  if (!exists || born > today || born < '1900-01-01') return { error: 'birth-date' };
  return checkDigit(value) === value[17] ? { value, born, area: value.slice(0, 6) } : { error: 'check-digit' };
}

/** The 18th character that the first 17 ask for. */
export function checkDigit(value: string): string {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (value.charCodeAt(at) - 48);
  return '10X98765432'[sum % 11] ?? '';
}

/** A date that exists: 2026-02-30 does not. Counted and not asked of `Date`, which for ten thousand rows is most of the work. */
export const isDate = (text: string): text is LocalDate =>
  text.length === 10 &&
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  isDay(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8));

/** Years of two digits are the last century's to a clock, and nobody's to us. */
const isDay = (year: number, month: number, day: number): boolean => year >= 100 && day >= 1 && day <= daysIn(year, month);

const twoDigits = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (days[month - 1] ?? 0);
