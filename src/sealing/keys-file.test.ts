import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeysFile, freshKeys, loadKeys, withoutLedger } from './keys-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'zhuye-keys-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const production = { sandbox: false, holder: 'worker' } as const;
const written = (content: unknown, mode = 0o600): string => {
  const path = join(folder, 'keys.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content), { mode });
  return path;
};

test('a fresh keys file is random, readable by its owner only, and leaves nothing else behind', () => {
  const path = join(folder, 'new', 'keys.json');
  expect(createKeysFile(path)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'new'))).toEqual(['keys.json']);
  expect(loadKeys(path, production).derive('codec')).toHaveLength(32);
  expect(freshKeys(new Date(0))).not.toEqual(freshKeys(new Date(0)));
});

test('a keys file that is there is never overwritten', () => {
  const path = written('{"mine":1}');
  expect(createKeysFile(path)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe('{"mine":1}');
  expect(readdirSync(folder)).toEqual(['keys.json']);
});

test.each([0o640, 0o604, 0o660])('production refuses a file of mode %o, the sandbox takes it', (mode) => {
  const path = written(freshKeys(new Date(0)));
  chmodSync(path, mode);
  expect(() => loadKeys(path, production)).toThrow('chmod 600');
  expect(loadKeys(path, { sandbox: true, holder: 'worker' }).ids).toHaveLength(1);
});

test('in production a portal is refused the ledger secret and a worker is refused a file without it', () => {
  const whole = freshKeys(new Date(0));
  const workers = written(whole);
  expect(() => loadKeys(workers, { sandbox: false, holder: 'portal' })).toThrow('only workers may sign the ledger');
  const portals = written(withoutLedger(whole));
  expect(loadKeys(portals, { sandbox: false, holder: 'portal' }).active).toBe(whole.active);
  expect(() => loadKeys(portals, production)).toThrow('needs it to sign the ledger');
});

test('in the sandbox one file serves both, and the portal still cannot sign the ledger', () => {
  const path = written(freshKeys(new Date(0)));
  expect(() => loadKeys(path, { sandbox: true, holder: 'portal' }).ledger()).toThrow('unknown-key');
  expect(loadKeys(path, { sandbox: true, holder: 'worker' }).ledger()).toHaveLength(32);
});

const good = freshKeys(new Date(0));
const entry = good.keys[good.active]!;
test.each([
  ['an empty file', '', 'is not JSON'],
  ['half a file', JSON.stringify(good).slice(0, 60), 'is not JSON'],
  ['an array', [], 'file: '],
  ['an active id that is not there', { ...good, active: 'other' }, 'active: expected the id of one of the keys'],
  ['an active id of the prototype', { ...good, active: 'constructor' }, 'active: expected the id of one of the keys'],
  ['a short key', { active: 'a', keys: { a: { ...entry, key: 'c2hvcnQ=' } } }, 'keys.a.key: expected 32 bytes in base64'],
  ['a key id with a dot', { active: 'a.b', keys: { 'a.b': entry } }, 'expected a key id of letters'],
  ['a date in words', { active: 'a', keys: { a: { ...entry, created: 'yesterday' } } }, 'keys.a.created: expected a UTC instant'],
  ['a field nobody knows', { active: 'a', keys: { a: { ...entry, kye: 1 } } }, 'kye'],
])('%s is refused with words that name the file and quote no key', (_, content, words) => {
  const path = written(content);
  const failure = thrownBy(() => loadKeys(path, production));
  expect(failure).toContain(path);
  expect(failure).toContain(words);
  expect(failure).not.toContain(entry.key.slice(0, 10));
});

test('a file that is not there is refused by name', () => {
  expect(() => loadKeys(join(folder, 'none.json'), production)).toThrow(/none\.json: cannot be read \(ENOENT\)/);
});

function thrownBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}
