import { randomBytes } from 'node:crypto';
import { aadOf, decrypt, encrypt, SUITE } from './cipher';
import type { Keys } from './keys';
import { sealError } from './seal-error';

/** Where a sealed value stands; it opens nowhere else. */
export interface Place {
  collection: string;
  /** The document's `_id`, in words. */
  id: string;
  field: string;
}

/** `v1.gcm.<key id>.<nonce ‖ ciphertext ‖ tag in base64url>`: suite and key id travel inside, so that both can be followed by others. */
export type Sealed = string & { readonly __brand: 'Sealed' };

const form = /^(v1\.gcm)\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)$/;
const nameOf = (place: Place): string => `${place.collection}.${place.field}`;
const aad = (place: Place, keyId: string): Buffer => aadOf(SUITE, keyId, place.collection, place.id, place.field);

/** Seals text (as UTF-8) or bytes with AES-256-GCM under the active key, bound to its place. Each call gives another result. */
export function seal(keys: Keys, place: Place, plain: string | Uint8Array): Sealed {
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
  const box = encrypt(keys.derive(`seal/${place.collection}`), aad(place, keys.active), bytes);
  return `${SUITE}.${keys.active}.${box.toString('base64url')}` as Sealed;
}

/** The bytes sealed at this place; throws a `SealError` when they were altered, moved, or sealed with a key not held. */
export function openBytes(keys: Keys, place: Place, sealed: string): Buffer {
  const [, , keyId, box] = form.exec(sealed) ?? [];
  if (keyId === undefined || box === undefined) throw sealError('malformed', nameOf(place));
  const bytes = Buffer.from(box, 'base64url');
  // Base64url has spare bits at its end; taking only the one true spelling keeps "altered by one character" always an error.
  if (bytes.toString('base64url') !== box) throw sealError('malformed', nameOf(place));
  return decrypt(keys.derive(`seal/${place.collection}`, keyId), aad(place, keyId), bytes, nameOf(place));
}

/** The text sealed at this place; errors as `openBytes`. */
export const open = (keys: Keys, place: Place, sealed: string): string => openBytes(keys, place, sealed).toString('utf8');

/** Seals anything that is JSON: answers, a registry's reply. `undefined` is not JSON and does not compile into a sealed value. */
export const sealJson = (keys: Keys, place: Place, value: NonNullable<unknown> | null): Sealed => seal(keys, place, JSON.stringify(value));

/** What `sealJson` sealed, still to be checked by the reader's own schema; errors as `openBytes`. */
export const openJson = (keys: Keys, place: Place, sealed: string): unknown => JSON.parse(open(keys, place, sealed));

/** The id of the key that sealed this, without opening it; throws a `SealError` if it is no sealed value. */
export function keyIdOf(sealed: string): string {
  const keyId = form.exec(sealed)?.[2];
  if (keyId === undefined) throw sealError('malformed', 'sealed value');
  return keyId;
}

/** A key of its own for one thing, sealed itself like any field: erased, all that it sealed is noise, wherever copies of it lie. */
export const freshDataKey = (): Uint8Array => randomBytes(32);

/** `d1.gcm.<nonce ‖ ciphertext ‖ tag in base64url>`: sealed under a data key, which the reader finds by the place. */
export const sealWith = (key: Uint8Array, place: Place, value: NonNullable<unknown>): Sealed =>
  `d1.gcm.${encrypt(key, aad(place, 'data'), Buffer.from(JSON.stringify(value), 'utf8')).toString('base64url')}` as Sealed;

/** What `sealWith` sealed; throws a `SealError` when it was altered or moved, or another key sealed it. */
export function openWith(key: Uint8Array, place: Place, sealed: string): unknown {
  const box = /^d1\.gcm\.([A-Za-z0-9_-]+)$/.exec(sealed)?.[1];
  if (box === undefined) throw sealError('malformed', nameOf(place));
  return JSON.parse(decrypt(key, aad(place, 'data'), Buffer.from(box, 'base64url'), nameOf(place)).toString('utf8'));
}
