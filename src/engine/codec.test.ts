import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import {
  decodeOptionalFailureToOptionalError,
  encodeErrorToFailure,
  loadDataConverter,
} from '@temporalio/common/lib/internal-non-workflow';
import { temporal } from '@temporalio/proto';
import fc from 'fast-check';
import { keysFrom } from '../sealing/keys';
import { freshKeys } from '../sealing/keys-file';
import { dataConverter, payloadCodec } from './codec';

const file = freshKeys(new Date(0));
const keys = keysFrom(file);
const codec = payloadCodec(keys, { allowPlain: false });
const fault = (name: string) => expect.objectContaining({ name: 'SealError', fault: name });

const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value)!;
const encoded = async (value: unknown): Promise<Payload> => (await codec.encode([payloadOf(value)]))[0]!;
const decoded = async (payload: Payload, by = codec): Promise<unknown> =>
  defaultPayloadConverter.fromPayload((await by.decode([payload]))[0]!);
const everything = (payload: Payload): Buffer =>
  Buffer.concat([...Object.values(payload.metadata ?? {}), payload.data ?? new Uint8Array()]);

test('any JSON comes back as it was, and so do bytes and nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(JSON.stringify(await decoded(await encoded(value)))).toBe(JSON.stringify(value));
    }),
  );
  expect(await decoded(await encoded(undefined))).toBeUndefined();
  expect(Array.from((await decoded(await encoded(Uint8Array.of(0, 255, 7)))) as Uint8Array)).toEqual([0, 255, 7]);
  expect(await codec.encode([])).toEqual([]);
});

test('the inner metadata survives whole, unknown entries included', async () => {
  const payload = { metadata: { encoding: Buffer.from('json/plain'), own: Buffer.of(0, 200) }, data: Buffer.from('1') };
  const [back] = await codec.decode(await codec.encode([payload]));
  expect(Object.entries(back!.metadata!).map(([name, value]) => [name, Array.from(value)])).toEqual(
    Object.entries(payload.metadata).map(([name, value]) => [name, Array.from(value)]),
  );
});

test('what goes out contains no part of what was said, not even that it is JSON', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 8, maxLength: 2000 }), async (words) => {
      const out = everything(await encoded({ words }));
      const plain = Buffer.from(JSON.stringify({ words }));
      for (let at = 0; at + 8 <= plain.length; at++) expect(out.includes(plain.subarray(at, at + 8))).toBe(false);
      expect(out.includes('json/plain')).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('it says how it is encrypted and with which key, and is another each time', async () => {
  const one = await encoded('x');
  expect(Buffer.from(one.metadata!['encoding']!).toString()).toBe('binary/encrypted');
  expect(Buffer.from(one.metadata!['encryption-key-id']!).toString()).toBe(file.active);
  expect(one.data).not.toEqual((await encoded('x')).data);
});

test('long words get smaller, noise and short words do not pay for deflate', async () => {
  const long = await encoded('受理通知书'.repeat(200));
  expect(long.data!.length).toBeLessThan(300);
  expect(await decoded(long)).toBe('受理通知书'.repeat(200));
  // Nonce and tag, how it is packed, and the payload as it was.
  const asItWas = (value: unknown): number => 29 + temporal.api.common.v1.Payload.encode(payloadOf(value)).finish().length;
  for (const value of ['short', Uint8Array.from(randomBytes(4096))]) expect((await encoded(value)).data).toHaveLength(asItWas(value));
});

test('a change of any byte, or of what is said about it, is found', async () => {
  const whole = await encoded({ yuan: 20000 });
  for (let at = 0; at < whole.data!.length; at++) {
    const data = Uint8Array.from(whole.data!);
    data[at]! ^= 1;
    await expect(codec.decode([{ ...whole, data }])).rejects.toThrow(fault('mismatch'));
  }
  const said = (name: string, value: string): Payload => ({ ...whole, metadata: { ...whole.metadata, [name]: Buffer.from(value) } });
  await expect(codec.decode([said('encryption-key-id', 'other')])).rejects.toThrow(fault('unknown-key'));
  await expect(codec.decode([{ metadata: whole.metadata! }])).rejects.toThrow(fault('malformed'));
});

test('what is not encrypted is refused in production and taken in the sandbox', async () => {
  for (const plain of [payloadOf({ x: 1 }), { data: Buffer.from('1') }, {}]) {
    await expect(codec.decode([plain])).rejects.toThrow(fault('plaintext'));
    expect(await payloadCodec(keys, { allowPlain: true }).decode([plain])).toEqual([plain]);
  }
  expect(await decoded(await encoded('x'), payloadCodec(keys, { allowPlain: true }))).toBe('x');
});

test('what an older key encrypted can still be read', async () => {
  const newer = freshKeys(new Date(0));
  const rotated = keysFrom({ active: newer.active, keys: { ...file.keys, ...newer.keys } });
  expect(await decoded(await encoded('x'), payloadCodec(rotated, { allowPlain: false }))).toBe('x');
});

test('failures travel with message, stack and cause encrypted', async () => {
  const converter = loadDataConverter(dataConverter(keys, { allowPlain: false }));
  const error = new Error('visit of 张三', { cause: new Error('deeper 李四') });
  const failure = await encodeErrorToFailure(converter, error);
  const out = JSON.stringify(failure, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
  for (const words of ['visit of', 'deeper', 'codec.test']) expect(out).not.toContain(words);
  const back = await decodeOptionalFailureToOptionalError(converter, failure);
  expect(back?.message).toBe('visit of 张三');
  expect((back?.cause as Error).message).toBe('deeper 李四');
});
