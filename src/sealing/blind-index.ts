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
} satisfies Record<string, (value: string) => string>;

export type IndexedField = keyof typeof spellings;

/**
 * `<key id>.<HMAC-SHA-256 in base64url>` of a value in its one spelling: finds a person by a number that nobody can read back
 * without the key. Each field has its own key, so that the same digits in two fields do not show. Only `people` holds these.
 */
export function blindIndex(keys: Keys, field: IndexedField, value: string): string {
  const mac = createHmac('sha256', keys.derive(`index/${field}`)).update(spellings[field](value), 'utf8');
  return `${keys.active}.${mac.digest('base64url')}`;
}
