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
  const born = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isDate(born) || born > today || born < '1900-01-01') return { error: 'birth-date' };
  return checkDigit(value) === value[17] ? { value, born, area: value.slice(0, 6) } : { error: 'check-digit' };
}

/** The 18th character that the first 17 ask for. */
export const checkDigit = (value: string): string =>
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(value[at]), 0) % 11] ?? '';

/** A date that exists: 2026-02-30 does not. */
export function isDate(text: string): text is LocalDate {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(text);
}
