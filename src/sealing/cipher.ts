import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sealError } from './seal-error';

/** The suite's name stands beside everything it sealed and in its AAD, so that SM4-GCM can follow without touching what is there. */
export const SUITE = 'v1.gcm';

const NONCE = 12;
const TAG = 16;

/** The parts joined so that no two lists give the same bytes. */
export const aadOf = (...parts: string[]): Buffer => Buffer.from(JSON.stringify(parts), 'utf8');

/** AES-256-GCM under a fresh random nonce; `nonce ‖ ciphertext ‖ tag`, 28 bytes longer than the plaintext. */
export function encrypt(key: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext of what `encrypt` made with the same key and AAD; throws a `SealError` otherwise. `where` names the place, never the content. */
export function decrypt(key: Uint8Array, aad: Uint8Array, sealed: Uint8Array, where: string): Buffer {
  if (sealed.length < NONCE + TAG) throw sealError('malformed', where);
  const end = sealed.length - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()]);
  } catch {
    throw sealError('mismatch', where);
  }
}
