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

const digest = (keys: Keys, row: MacRow, keyId: string): Buffer =>
  createHmac('sha256', keys.ledger(keyId))
    .update(aadOf('ledger', keyId, row.id, row.head))
    .digest();

/** `<key id>.<HMAC-SHA-256 in base64url>`; throws a `SealError` in a process without the ledger's secret. */
export const ledgerMac = (keys: Keys, row: MacRow): string => `${keys.active}.${digest(keys, row, keys.active).toString('base64url')}`;

/** Whether a worker that held the key wrote this row just so. Compared in constant time; a key not held throws, since nothing can be said. */
export function verifyMac(keys: Keys, row: MacRow, mac: string): boolean {
  const [, keyId, given] = /^([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{43})$/.exec(mac) ?? [];
  if (keyId === undefined || given === undefined) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(digest(keys, row, keyId).toString('base64url')));
}
