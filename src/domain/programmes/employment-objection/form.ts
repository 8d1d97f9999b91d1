import { type Section, words } from '../../form/field';
import { oneOf, text } from '../../form/fields';
import { parseText } from '../../identifiers/words';

/** What somebody objects to who is counted among a unit's staff: `not-there`, they never worked there (虚假安置). */
export const objected = ['not-there', 'months', 'other'] as const;

/** What they say. */
export const objectedPart: Section = {
  id: 'objected',
  fields: [oneOf('kind', objected), { name: 'text', kind: 'textarea', parse: words(parseText, 2_000) }],
};

const given = (name: string, more: Parameters<typeof text>[2] = {}) => text(name, (value) => ({ value }), more);

/** Who is counted where, as whoever investigates reads it; filled in by us, never typed. */
export const countedPart: Section = {
  id: 'counted',
  fields: [
    given('name', { mask: 'name' }),
    given('identity', { mask: 'identity' }),
    given('unit'),
    given('number'),
    given('year'),
    given('months'),
  ],
};
