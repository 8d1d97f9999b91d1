import fc from 'fast-check';
import { keysFrom } from './keys';
import { freshKeys } from './keys-file';
import { keyIdOf, open, openBytes, openJson, seal, sealJson, type Place } from './seal';
import { isSealError } from './seal-error';

const file = freshKeys(new Date(0));
const keys = keysFrom(file);
const place: Place = { collection: 'people', id: 'p1', field: 'identity' };
const fault = (name: string) => expect.objectContaining({ name: 'SealError', fault: name });

test('text and bytes of any kind come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (words, bytes) => {
      expect(open(keys, place, seal(keys, place, words))).toBe(words);
      expect(Uint8Array.from(openBytes(keys, place, seal(keys, place, bytes)))).toEqual(bytes);
    }),
  );
  expect(open(keys, place, seal(keys, place, '𬱖䶮'))).toBe('𬱖䶮');
});

test('JSON comes back as JSON, names of the prototype included', () => {
  const reply = JSON.parse('{"ok":true,"list":[1,null],"__proto__":{"x":1}}') as object;
  expect(JSON.stringify(openJson(keys, place, sealJson(keys, place, reply)))).toBe(JSON.stringify(reply));
});

test('what is sealed says its suite and key id and is another each time', () => {
  const sealed = seal(keys, place, '110101199003070732');
  expect(sealed).toMatch(new RegExp(`^v1\\.gcm\\.${file.active}\\.[A-Za-z0-9_-]+$`));
  expect(sealed).not.toContain(Buffer.from('110101199003070732').toString('base64url').slice(0, 20));
  expect(keyIdOf(sealed)).toBe(file.active);
  expect(seal(keys, place, '110101199003070732')).not.toBe(sealed);
});

test('it opens at its own place only', () => {
  const sealed = seal(keys, place, 'secret');
  for (const moved of [
    { ...place, collection: 'cases' },
    { ...place, id: 'p2' },
    { ...place, field: 'phone' },
    { collection: 'people', id: 'p1.identity', field: '' },
  ]) {
    expect(() => open(keys, moved, sealed)).toThrow(fault('mismatch'));
  }
});

test('a change of any one character is found', () => {
  const sealed = seal(keys, place, 'secret');
  for (let at = 0; at < sealed.length; at++) {
    const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => open(keys, place, altered)).toThrow(expect.objectContaining({ name: 'SealError' }));
  }
});

test('the bits that base64url leaves over at its end count too', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const sealed = seal(keys, place, 'secret'); // 34 bytes in the box: four bits are left over
  const altered = sealed.slice(0, -1) + letters[letters.indexOf(sealed.at(-1)!) ^ 1]!;
  expect(Buffer.from(altered.split('.')[3]!, 'base64url')).toEqual(Buffer.from(sealed.split('.')[3]!, 'base64url'));
  expect(() => open(keys, place, altered)).toThrow(fault('malformed'));
});

test('what is cut short or is nothing of ours is malformed', () => {
  const sealed = seal(keys, place, 'secret');
  for (const bad of [
    '',
    'plain words',
    'v1.gcm',
    `v1.gcm.${file.active}.`,
    `v1.gcm.${file.active}.AAAA`,
    `v2.sm4.${file.active}.AAAA`,
    `${sealed}=`,
    `${sealed}\n`,
  ]) {
    expect(() => open(keys, place, bad)).toThrow(fault('malformed'));
  }
  expect(() => keyIdOf('plain words')).toThrow(fault('malformed'));
});

test('another key under the same id does not open it, a key not held is named by its id', () => {
  const sealed = seal(keys, place, 'secret');
  const stranger = freshKeys(new Date(0));
  const sameId = keysFrom({ active: file.active, keys: { [file.active]: stranger.keys[stranger.active]! } });
  expect(() => open(sameId, place, sealed)).toThrow(fault('mismatch'));
  expect(() => open(keysFrom(stranger), place, sealed)).toThrow(fault('unknown-key'));
});

test('a key that is no longer active still opens what it sealed', () => {
  const sealed = seal(keys, place, 'secret');
  const newer = freshKeys(new Date(0));
  const rotated = keysFrom({ active: newer.active, keys: { ...file.keys, ...newer.keys } });
  expect(open(rotated, place, sealed)).toBe('secret');
  expect(keyIdOf(seal(rotated, place, 'secret'))).toBe(newer.active);
});

test('an error carries neither content nor the sealed bytes', () => {
  const sealed = seal(keys, place, 'secret');
  try {
    open(keys, { ...place, id: 'p2' }, sealed);
    throw new Error('it opened');
  } catch (error) {
    expect(isSealError(error) && error.message).toBe('people.identity: mismatch');
    expect((error as Error).cause).toBeUndefined();
  }
});
