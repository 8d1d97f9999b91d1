import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { aadOf, decrypt, encrypt, SUITE } from '../sealing/cipher';
import type { Keys } from '../sealing/keys';
import { sealError } from '../sealing/seal-error';

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
/** The first byte under the seal: whether what follows is as it was, or deflated. There it weighs one byte, and nobody else can say otherwise. */
const PLAIN = 0;
const DEFLATED = 1;

/** Below this many bytes deflate's own overhead and the time are not worth it. */
const WORTH_DEFLATING = 128;
/** Far above Temporal's own limit for a payload (2 MB); what inflates beyond is not ours. */
const LARGEST = 32 * 1024 * 1024;

const where = 'temporal payload';
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const text = (value: Uint8Array | null | undefined): string => (value ? Buffer.from(value).toString('utf8') : '');
// Not bound to the workflow's id: a recorded history must replay under any id, and the ledger's chain already binds acts to their case.
const aad = (keyId: string): Buffer => aadOf(SUITE, 'temporal', keyId);

function packed(plain: Uint8Array): Buffer {
  const smaller = plain.length > WORTH_DEFLATING ? deflateRawSync(plain) : plain;
  return Buffer.concat(smaller.length < plain.length ? [Buffer.of(DEFLATED), smaller] : [Buffer.of(PLAIN), plain]);
}

function unpacked(sealed: Uint8Array): Uint8Array {
  const [how, body] = [sealed[0], sealed.subarray(1)];
  if (how === PLAIN) return body;
  if (how === DEFLATED) return inflateRawSync(body, { maxOutputLength: LARGEST });
  throw sealError('malformed', where);
}

function encodeOne(keys: Keys, payload: Payload): Payload {
  // The whole payload, its metadata with it: the inner encoding must survive, and says something itself.
  return {
    metadata: { encoding: bytes(ENCODING), [KEY_ID]: bytes(keys.active) },
    data: encrypt(keys.derive('codec'), aad(keys.active), packed(temporal.api.common.v1.Payload.encode(payload).finish())),
  };
}

function decodeOne(keys: Keys, payload: Payload, allowPlain: boolean): Payload {
  if (text(payload.metadata?.['encoding']) !== ENCODING) {
    if (allowPlain) return payload;
    throw sealError('plaintext', where);
  }
  const keyId = text(payload.metadata?.[KEY_ID]);
  const plain = decrypt(keys.derive('codec', keyId), aad(keyId), payload.data ?? new Uint8Array(), where);
  const { metadata, data } = temporal.api.common.v1.Payload.decode(unpacked(plain));
  return { metadata, data };
}

/**
 * Everything that reaches Temporal is encrypted here (AES-256-GCM, key id beside it) and deflated first where that is smaller.
 * Decoding takes what is not encrypted only with `allowPlain` (sandbox); else it throws a `SealError`, as for altered bytes or a key not held.
 */
export const payloadCodec = (keys: Keys, { allowPlain }: { allowPlain: boolean }): PayloadCodec => ({
  encode: async (payloads) => payloads.map((payload) => encodeOne(keys, payload)),
  decode: async (payloads) => payloads.map((payload) => decodeOne(keys, payload, allowPlain)),
});

/** The one data converter for client and worker. The workflow bundle takes `failureConverterPath` too. */
export const dataConverter = (keys: Keys, options: { allowPlain: boolean }): DataConverter => ({
  payloadCodecs: [payloadCodec(keys, options)],
  failureConverterPath,
});

/** For `bundleWorkflowCode`, which is given paths instead of a data converter. */
export const failureConverterPath = require.resolve('./failure-converter');
