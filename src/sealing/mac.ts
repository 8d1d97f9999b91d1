import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Hash } from '../domain/values';
import { aadOf } from './cipher';
import type { Keys } from './keys';

/** What the MAC covers of a ledger row: its place, and the chain's hash up to and with it, which covers all its words. */
export interface MacRow {
  /** `caseId/000n`, the row's `_id`. */
  id: string;
  head: Hash;
}

/** Who signs: workers the ledger, with a secret that portals are not given; portals the access log, with one that both hold. */
type Book = 'ledger' | 'access-log';

const digest = (keys: Keys, book: Book, row: MacRow, keyId: string): Buffer =>
  createHmac('sha256', book === 'ledger' ? keys.ledger(keyId) : keys.derive('log', keyId))
    .update(aadOf(book, keyId, row.id, row.head))
    .digest();

const macOf = (keys: Keys, book: Book, row: MacRow): string =>
  `${keys.active}.${digest(keys, book, row, keys.active).toString('base64url')}`;

function fits(keys: Keys, book: Book, row: MacRow, mac: string): boolean {
  const [, keyId, given] = /^([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{43})$/.exec(mac) ?? [];
  if (keyId === undefined || given === undefined) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(digest(keys, book, row, keyId).toString('base64url')));
}

/** `<key id>.<HMAC-SHA-256 in base64url>`; throws a `SealError` in a process without the ledger's secret. */
export const ledgerMac = (keys: Keys, row: MacRow): string => macOf(keys, 'ledger', row);

/** Whether a worker that held the key wrote this row just so. Compared in constant time; a key not held throws, since nothing can be said. */
export const verifyMac = (keys: Keys, row: MacRow, mac: string): boolean => fits(keys, 'ledger', row, mac);

/** The same for a line of the access log: whoever holds no key of ours can add none and change none. */
export const logMac = (keys: Keys, row: MacRow): string => macOf(keys, 'access-log', row);

/** Whether a process that held the key wrote this line just so; throws as `verifyMac` does. */
export const verifyLogMac = (keys: Keys, row: MacRow, mac: string): boolean => fits(keys, 'access-log', row, mac);
