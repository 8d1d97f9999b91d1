import { createHmac } from 'node:crypto';
import { bare, login, normal, plain } from '../domain/text/normal';
import type { Keys } from './keys';

/** One spelling for each thing that people write in several: full-width digits, spaces, a small x, a country code. */
const spellings = {
  identity: bare,
  certificate: bare,
  card: bare,
  uscc: bare,
  // Without the extension: whoever looks for a number rarely knows it.
  phone: (value: string) =>
    bare(value)
      .replace(/^(?:\+|00)86|转.*$|[()]/g, '')
      .replace(/^\+/, ''),
  email: login,
  login,
  name: normal,
  'name-part': normal,
  firm: normal,
  'firm-part': normal,
  /** A firm or premises for which a right is claimed. */
  thing: normal,
  /** An address on the network, and a session: in the access log only. */
  address: (value: string) =>
    plain(value)
      .replace(/^::ffff:/i, '')
      .toLowerCase(),
  session: (value: string) => value,
  /** All that a form said, to know it again. */
  content: (value: string) => value,
} satisfies Record<string, (value: string) => string>;

export type IndexedField = keyof typeof spellings;

/** A value that something is found by, before it is indexed. */
export interface Findable {
  field: IndexedField;
  value: string;
}

/**
 * `<key id>.<HMAC-SHA-256 in base64url>` of a value in its one spelling: finds a person by a number that nobody can read back
 * without the key. Each field has its own key, so that the same digits in two fields do not show. For what is stored: what is looked
 * up is looked up by `blindIndexes`.
 */
export const blindIndex = (keys: Keys, field: IndexedField, value: string): string => indexUnder(keys, keys.active, field, value);

/** The value's index under every key held, for `$in`: whatever key was active when it was stored, it is found. */
export const blindIndexes = (keys: Keys, field: IndexedField, value: string): string[] =>
  keys.ids.map((id) => indexUnder(keys, id, field, value));

function indexUnder(keys: Keys, id: string, field: IndexedField, value: string): string {
  const mac = createHmac('sha256', keys.derive(`index/${field}`, id)).update(spellings[field](value), 'utf8');
  return `${id}.${mac.digest('base64url')}`;
}

/** The pieces by which a part of a name is found: its characters (one surname is enough to ask for), and every two that stand together. */
const piecesOf = { name: [1, 2], firm: [2] } as const;
const mostPieces = 200;

/** A text's pieces of so many characters, each once. */
const pieces = (text: string, size: number): string[] => {
  const characters = [...normal(text)];
  return [
    ...new Set(characters.slice(0, Math.max(0, characters.length - size + 1)).map((_, at) => characters.slice(at, at + size).join(''))),
  ];
};

/**
 * Everything that a value is found by, to be stored: itself, and of a name or a firm its pieces, each under the key of that field. Whoever
 * reads them without the key sees which cases have a piece in common, and never which piece.
 */
export function indexesOf(keys: Keys, { field, value }: Findable): string[] {
  const parts =
    field === 'name' || field === 'firm'
      ? piecesOf[field].flatMap((size) => pieces(value, size).map((piece) => blindIndex(keys, `${field}-part`, piece)))
      : [];
  return [blindIndex(keys, field, value), ...parts.slice(0, mostPieces)];
}

/**
 * What has to stand among a case's indexes for it to hold this part of a name: each of its pieces, under whatever key. Nothing if the
 * part is too short to be asked for.
 */
export function partLookedUp(keys: Keys, field: 'name' | 'firm', part: string): string[][] {
  const size = [...normal(part)].length === 1 ? 1 : 2;
  if (!piecesOf[field].some((one) => one === size)) return [];
  return pieces(part, size)
    .slice(0, mostPieces)
    .map((piece) => blindIndexes(keys, `${field}-part`, piece));
}
