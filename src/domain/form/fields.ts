import { parseDate } from '../identifiers/date';
import { parseYuan } from '../money';
import { type LocalDate } from '../values';
import { type Field, type Parsed } from './field';

/** The makers of questions that every form uses. */
export const text = (name: string, parse: Field['parse'], more: Partial<Field> = {}): Field => ({ name, kind: 'text', parse, ...more });

export const oneOf = (name: string, options: readonly string[], more: Partial<Field> = {}): Field => ({
  name,
  kind: 'radios',
  options,
  parse: (typed) => (options.includes(typed) ? { value: typed } : { error: 'choose' }),
  ...more,
});

export const yesNo = (name: string, more: Partial<Field> = {}): Field =>
  oneOf(name, ['yes', 'no'], {
    ...more,
    means: 'yes-no',
    parse: (typed) => (['yes', 'no'].includes(typed) ? { value: typed === 'yes' } : { error: 'choose' }),
  });

/** A street, by nine digits; a whole district by six where that has no street offices. Whether an office is there is for whoever knows the offices. */
export const place = (name: string, more: Partial<Field> = {}): Field =>
  text(name, (typed) => parsePlace(typed, 'choose'), { kind: 'select', means: 'place', ...more });

export const parsePlace = (typed: string, error: string): Parsed => (/^\d{6}(\d{3})?$/.test(typed) ? { value: typed } : { error });

/** A day that has been. */
export const pastDate = (name: string, more: Partial<Field> = {}): Field =>
  text(name, (typed, { today }) => parsePastDate(typed, today), { means: 'date', ...more });

/** The day of a registration: not in the future; one from before the People's Republic is doubted. */
export function parsePastDate(typed: string, today: LocalDate): Parsed {
  const parsed = parseDate(typed);
  if ('error' in parsed) return parsed;
  if (parsed.value > today) return { error: 'future-date' };
  return parsed.value < '1949-10-01' ? { ...parsed, doubt: 'doubt-early-date' } : parsed;
}

/** Money in fen; nothing, or more than a million yuan, is unusual and not impossible. */
export const money = (name: string, more: Partial<Field> = {}): Field =>
  text(name, parseSum, { means: 'yuan', inputmode: 'decimal', ...more });

function parseSum(typed: string): Parsed {
  const parsed = parseYuan(typed);
  if ('error' in parsed) return parsed;
  const unusual = parsed.fen === 0 ? 'doubt-free' : parsed.fen > 100_000_000 ? 'doubt-large' : undefined;
  return { value: parsed.fen, ...(unusual ? { doubt: unusual } : {}) };
}
