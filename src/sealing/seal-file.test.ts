import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { keysFrom } from './keys';
import { freshKeys } from './keys-file';
import { LARGEST_FILE, openSealedBytes, sealBytes } from './seal-file';

const keys = keysFrom(freshKeys(new Date(0)));
const place = { collection: 'files', id: 'f1', field: 'bytes' };
const fault = (name: string) => expect.objectContaining({ name: 'SealError', fault: name });

test('files of any size come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      expect(Uint8Array.from(openSealedBytes(keys, place, sealBytes(keys, place, bytes)))).toEqual(bytes);
    }),
  );
});

test('the largest file fits with less than a hundred bytes added, one byte more does not', () => {
  const bytes = randomBytes(LARGEST_FILE);
  const sealed = sealBytes(keys, place, bytes);
  expect(sealed.length - bytes.length).toBeLessThan(100);
  expect(openSealedBytes(keys, place, sealed).equals(bytes)).toBe(true);
  expect(() => sealBytes(keys, place, new Uint8Array(LARGEST_FILE + 1))).toThrow(fault('too-large'));
});

test('a change of any one byte is found, and so is every shorter piece', () => {
  const sealed = sealBytes(keys, place, Buffer.from('%PDF-1.7'));
  for (let at = 0; at < sealed.length; at++) {
    const altered = Buffer.from(sealed);
    altered[at]! ^= 1;
    expect(() => openSealedBytes(keys, place, altered)).toThrow(expect.objectContaining({ name: 'SealError' }));
    expect(() => openSealedBytes(keys, place, sealed.subarray(0, at))).toThrow(expect.objectContaining({ name: 'SealError' }));
  }
});

test('a file does not open as another file', () => {
  expect(() => openSealedBytes(keys, { ...place, id: 'f2' }, sealBytes(keys, place, Buffer.from('x')))).toThrow(fault('mismatch'));
});

test('a view into a larger buffer is read from its own start', () => {
  const sealed = sealBytes(keys, place, Buffer.from('x'));
  const larger = Buffer.concat([Buffer.from('before'), sealed]);
  expect(openSealedBytes(keys, place, new Uint8Array(larger.buffer, larger.byteOffset + 6, sealed.length)).toString()).toBe('x');
});
