import { type Parsed } from '../../form/field';
import { plain } from '../../text/normal';

const most = 1_000_000;

/**
 * Numbers of people by month, as they are typed or pasted out of a table: one that holds for the whole year, or twelve, from January on,
 * apart by spaces, commas, tabs or lines. A comma between three digits is not read as one number: it is asked about.
 */
export function parseTwelve(typed: string): Parsed {
  const parts = plain(typed)
    .split(/[\s,，、;；]+/)
    .filter((one) => one !== '');
  if (parts.some((one) => !/^\d{1,7}$/.test(one) || Number(one) > most)) return { error: 'twelve-digits' };
  if (parts.length !== 1 && parts.length !== 12) return { error: `twelve-numbers:12:${parts.length}` };
  const numbers = parts.map(Number);
  return { value: numbers.length === 1 ? Array.from({ length: 12 }, () => numbers[0] ?? 0) : numbers };
}
