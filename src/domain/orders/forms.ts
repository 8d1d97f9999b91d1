import { type Parsed, type Section, words } from '../form/field';
import { text } from '../form/fields';
import { parseDate } from '../identifiers/date';
import { parseLine, parseText } from '../identifiers/words';
import { parseYuan } from '../money';
import { line } from '../text/normal';
import { type LocalDate } from '../values';
import { productKinds } from './product';

/** More than this is no order of handwork, but a slip of the hand. */
const most = 1_000_000;

/** A nought that was typed: none of it, which is said too. */
export const isNone = (typed: string): boolean => /^0+$/.test(line(typed).normalize('NFKC'));

/** A whole number of pieces; `1,000` and full-width digits are read, `0` is none. */
export function parsePieces(typed: string): { value: number } | { error: string } {
  const digits = line(typed)
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(\D|$))/gu, '');
  if (!/^\d{1,9}$/.test(digits) || Number(digits) === 0) return { error: 'count' };
  return Number(digits) > most ? { error: 'pieces-most' } : { value: Number(digits) };
}

/** What one piece costs or earns, in fen: more than nothing. */
export function parsePrice(typed: string): { value: number } | { error: string } {
  const parsed = parseYuan(typed);
  if ('error' in parsed) return parsed;
  return parsed.fen > 0 ? { value: parsed.fen } : { error: 'price' };
}

const kind = text('kind', (typed) => (productKinds.some((one) => one === typed) ? { value: typed } : { error: 'choose' }), {
  kind: 'select',
  options: productKinds,
});
const unit = text('unit', words(parseLine, 10), { autocomplete: 'off' });
const price = text('price', parsePrice, { means: 'yuan', inputmode: 'decimal', autocomplete: 'off' });

/** What a home says of a product. */
export const productPart: Section = {
  id: 'product',
  fields: [
    text('name', words(parseLine, 50), { autocomplete: 'off' }),
    kind,
    text('what', words(parseText, 300), { kind: 'textarea', lines: 3 }),
    unit,
    price,
    text('capacity', parsePieces, { inputmode: 'numeric', autocomplete: 'off' }),
  ],
};

/** What a firm wants made. */
export const orderPart: Section = {
  id: 'order',
  fields: [
    text('what', words(parseText, 500), { kind: 'textarea', lines: 3 }),
    kind,
    text('pieces', parsePieces, { inputmode: 'numeric', autocomplete: 'off' }),
    unit,
    price,
    text('due', (typed, { today }) => parseDue(typed, today), { means: 'date', autocomplete: 'off' }),
  ],
};

/** A day to come: nothing can be made by today. */
function parseDue(typed: string, today: LocalDate): Parsed {
  const parsed = parseDate(typed);
  if ('error' in parsed) return parsed;
  return parsed.value > today ? { value: parsed.value } : { error: 'due-past' };
}
