import { inspect } from 'node:util';
import { freshKeys, withoutLedger } from './keys-file';
import { csrfSecrets, keysFrom, sessionSecrets } from './keys';

const file = freshKeys(new Date('2026-11-23T01:02:03.000Z'));
const keys = keysFrom(file);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('each purpose has a key of its own, 32 bytes, the same every time', () => {
  const purposes = ['seal/people', 'seal/cases', 'files', 'index/identity', 'index/phone', 'codec', 'session', 'csrf', 'check'] as const;
  const all = [...purposes.map((purpose) => hex(keys.derive(purpose))), hex(keys.ledger())];
  expect(new Set(all).size).toBe(purposes.length + 1);
  for (const key of all) expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(hex(keysFrom(file).derive('codec'))).toBe(hex(keys.derive('codec')));
});

test('derivation is HKDF-SHA-256 with the purpose as its info, so that data outlives this code', () => {
  const zeros = { created: '2026-01-01T00:00:00.000Z', key: Buffer.alloc(32).toString('base64') };
  const fixed = keysFrom({ active: 'k0', keys: { k0: zeros } });
  // Computed apart from this code (Python's hmac, extract and expand written out).
  expect(hex(fixed.derive('codec'))).toBe('c174cddc9d23dc27da9221696912de4d4e8cee2d61374f646bc6a2c193338336');
});

test('a key id not held is an error, and names of the prototype are no key ids', () => {
  for (const id of ['nobody', '__proto__', 'constructor', 'toString']) {
    expect(() => keys.derive('codec', id)).toThrow(expect.objectContaining({ name: 'SealError', fault: 'unknown-key' }));
  }
});

test('without the ledger secret everything works but signing the ledger', () => {
  const portal = keysFrom(withoutLedger(file));
  expect(hex(portal.derive('codec'))).toBe(hex(keys.derive('codec')));
  expect(() => portal.ledger()).toThrow(expect.objectContaining({ fault: 'unknown-key' }));
});

test('the ledger key cannot be derived from the other secret', () => {
  const other = freshKeys(new Date(0));
  const mixed = { active: file.active, keys: { [file.active]: { ...file.keys[file.active]!, ledger: other.keys[other.active]!.ledger! } } };
  expect(hex(keysFrom(mixed).ledger())).not.toBe(hex(keys.ledger()));
  expect(hex(keysFrom(mixed).derive('codec'))).toBe(hex(keys.derive('codec')));
});

test('printing or serialising keys shows ids only', () => {
  const secret = file.keys[file.active]!;
  keys.derive('codec');
  for (const shown of [JSON.stringify(keys), inspect(keys, { depth: 9, showHidden: true })]) {
    expect(shown).toContain(file.active);
    expect(shown).not.toContain(secret.key);
    expect(shown).not.toContain(hex(keys.derive('codec')).slice(0, 8));
  }
});

test('session secrets are one per key, the active one first, and the csrf secret is another', () => {
  const older = freshKeys(new Date(0));
  const both = keysFrom({ active: file.active, keys: { ...older.keys, ...file.keys } });
  expect(sessionSecrets(both)).toHaveLength(2);
  expect(sessionSecrets(both)[0]).toBe(sessionSecrets(keys)[0]);
  expect(sessionSecrets(both).filter((one) => csrfSecrets(both).includes(one))).toEqual([]);
});
