import { createHmac } from 'node:crypto';
import type { Keys } from './keys';

const plain = (value: string): string => value.normalize('NFKC').trim();
const compact = (value: string): string =>
  plain(value)
    .replace(/[\s\-‐-―]/gu, '')
    .toUpperCase();

/** One spelling for each thing that people write in several: full-width digits, spaces, a small x, a country code. */
const spellings = {
  identity: compact,
  certificate: compact,
  card: compact,
  phone: (value: string) => compact(value).replace(/^(?:\+|00)86/, ''),
  email: (value: string) => plain(value).toLowerCase(),
  login: (value: string) => plain(value).toLowerCase(),
  name: (value: string) => plain(value).replace(/\s/gu, ''),
  /** An address on the network, and a session: in the access log only. */
  address: (value: string) =>
    plain(value)
      .replace(/^::ffff:/i, '')
      .toLowerCase(),
  session: (value: string) => value,
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
