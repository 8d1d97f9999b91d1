import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { aadOf, decrypt, encrypt, SUITE } from '../sealing/cipher';
import type { Keys } from '../sealing/keys';
import { sealError } from '../sealing/seal-error';

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const PACKING = 'packing';
type Packing = 'none' | 'deflate';

/** Below this many bytes deflate's own overhead and the time are not worth it. */
const WORTH_DEFLATING = 256;
/** Far above Temporal's own limit for a payload (2 MB); what inflates beyond is not ours. */
const LARGEST = 32 * 1024 * 1024;

const where = 'temporal payload';
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const text = (value: Uint8Array | null | undefined): string => (value ? Buffer.from(value).toString('utf8') : '');
// Not bound to the workflow's id: a recorded history must replay under any id, and the ledger's chain already binds acts to their case.
const aad = (keyId: string, packing: string): Buffer => aadOf(SUITE, 'temporal', keyId, packing);

function packed(plain: Uint8Array): [Packing, Uint8Array] {
  if (plain.length <= WORTH_DEFLATING) return ['none', plain];
  const smaller = deflateRawSync(plain);
  return smaller.length < plain.length ? ['deflate', smaller] : ['none', plain];
}

function encodeOne(keys: Keys, payload: Payload): Payload {
  // The whole payload, its metadata with it: the inner encoding must survive, and says something itself.
  const [packing, plain] = packed(temporal.api.common.v1.Payload.encode(payload).finish());
  return {
    metadata: { encoding: bytes(ENCODING), [KEY_ID]: bytes(keys.active), [PACKING]: bytes(packing) },
    data: encrypt(keys.derive('codec'), aad(keys.active, packing), plain),
  };
}

function decodeOne(keys: Keys, payload: Payload, allowPlain: boolean): Payload {
  if (text(payload.metadata?.['encoding']) !== ENCODING) {
    if (allowPlain) return payload;
    throw sealError('plaintext', where);
  }
  const keyId = text(payload.metadata?.[KEY_ID]);
  const packing = text(payload.metadata?.[PACKING]);
  const plain = decrypt(keys.derive('codec', keyId), aad(keyId, packing), payload.data ?? new Uint8Array(), where);
  const whole = packing === 'deflate' ? inflateRawSync(plain, { maxOutputLength: LARGEST }) : plain;
  const { metadata, data } = temporal.api.common.v1.Payload.decode(whole);
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
