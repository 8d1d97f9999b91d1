import { aadOf, decrypt, encrypt, SUITE } from './cipher';
import type { Keys } from './keys';
import type { Place } from './seal';
import { sealError } from './seal-error';

/** The largest file sealed in one piece, in bytes: it stands in memory twice for a moment. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** `ZYF1`, the key id's length in one byte, the key id, then `nonce ‖ ciphertext ‖ tag`. */
const MAGIC = Buffer.from('ZYF1', 'latin1');

const nameOf = (place: Place): string => `${place.collection}.${place.field}`;
const aad = (place: Place, keyId: string): Buffer => aadOf(SUITE, 'file', keyId, place.collection, place.id, place.field);

/** Seals a file's bytes, bound to its place like `seal`, without the third that base64 would add. Above `LARGEST_FILE` it throws. */
export function sealBytes(keys: Keys, place: Place, bytes: Uint8Array): Buffer {
  if (bytes.length > LARGEST_FILE) throw sealError('too-large', nameOf(place));
  const id = Buffer.from(keys.active, 'latin1');
  return Buffer.concat([MAGIC, Buffer.of(id.length), id, encrypt(keys.derive('files'), aad(place, keys.active), bytes)]);
}

/** The bytes that `sealBytes` sealed at this place; throws a `SealError` when they were altered, moved, or sealed with a key not held. */
export function openSealedBytes(keys: Keys, place: Place, sealed: Uint8Array): Buffer {
  const all = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const length = all[MAGIC.length];
  if (length === undefined || !all.subarray(0, MAGIC.length).equals(MAGIC)) throw sealError('malformed', nameOf(place));
  const start = MAGIC.length + 1 + length;
  const keyId = all.subarray(MAGIC.length + 1, start).toString('latin1');
  return decrypt(keys.derive('files', keyId), aad(place, keyId), all.subarray(start), nameOf(place));
}
