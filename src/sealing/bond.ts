import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Bound } from '../domain/case/bond';
import { aadOf } from './cipher';
import type { Keys } from './keys';

const digest = (keys: Keys, bound: Bound, keyId: string): Buffer =>
  createHmac('sha256', keys.derive('act', keyId))
    .update(aadOf('act', keyId, bound.case, bound.request, bound.actor, bound.person, bound.kind, bound.at, bound.sent, bound.from))
    .digest();

/** `<key id>.<HMAC-SHA-256 in base64url>`: that this act was sent to this case, under this author's authority, by a process of ours. */
export const bondMac = (keys: Keys, bound: Bound): string => `${keys.active}.${digest(keys, bound, keys.active).toString('base64url')}`;

/** Whether it was. Compared in constant time; a key not held throws, since nothing can be said. */
export function verifyBond(keys: Keys, bound: Bound, mac: string): boolean {
  const [, keyId, given] = /^([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{43})$/.exec(mac) ?? [];
  if (keyId === undefined || given === undefined) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(digest(keys, bound, keyId).toString('base64url')));
}
