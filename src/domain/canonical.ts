import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { type Hash } from './values';

/** JSON with sorted members and none that are undefined: one spelling for one value. @throws on what JSON cannot say truly */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    throw new TypeError(`not canonical JSON: ${String(value)}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 over the canonical JSON in UTF-8. */
export const hashOf = (value: unknown): Hash => bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))) as Hash;

/** The head before the first event. */
export const genesis: Hash = '0'.repeat(64) as Hash;

/** The next head: the hash of the one before and of what comes after it. */
export const chain = (previous: Hash, value: unknown): Hash => hashOf([previous, value]);
