import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type z } from 'zod';
import { keysFrom, type Keys } from './keys';
import { keysFile, type KeysFile } from './keys-shape';

/** Which process reads the keys: the worker signs the ledger, the portal must not be able to. */
export type KeyHolder = 'worker' | 'portal';

/** A random keys file's content, with one key. */
export function freshKeys(now: Date): KeysFile & { keys: Record<string, { created: string; key: string; ledger: string }> } {
  const random = (): string => randomBytes(32).toString('base64');
  const id = `k${randomBytes(4).toString('hex')}`;
  return { active: id, keys: { [id]: { created: now.toISOString(), key: random(), ledger: random() } } };
}

/** The same keys without the ledger's secret: the content of the portal's file in production. */
export const withoutLedger = (file: KeysFile): KeysFile => ({
  active: file.active,
  keys: Object.fromEntries(
    Object.entries(file.keys).flatMap(([id, { created, key }]) => (key === undefined ? [] : [[id, { created, key }]])),
  ),
});

/**
 * Writes a keys file that only its owner can read (0600). Never overwrites: false if something stands there already.
 * It appears whole or not at all, so of two processes that start at once both end with the same keys.
 */
export function createKeysFile(path: string, content: KeysFile = freshKeys(new Date())): boolean {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
}

/**
 * Reads a keys file. Throws with words for the operator, never with a key, when it is missing or malformed, or, in production,
 * when others than its owner can read it, or it holds more or less than its holder should.
 */
export function loadKeys(path: string, { sandbox, holder }: { sandbox: boolean; holder: KeyHolder }): Keys {
  const refuse = (why: string): never => {
    throw new Error(`keys file ${path}: ${why}`);
  };
  const file = readKeys(path, { sandbox });
  if (!sandbox) {
    const ledgers = Object.values(file.keys).filter((key) => key.ledger !== undefined).length;
    if (holder === 'worker' && !file.keys[file.active]?.ledger)
      refuse('the active key has no ledger secret; a worker needs it to sign the ledger');
    if (holder === 'portal' && ledgers > 0)
      refuse('it holds a ledger secret; give portals a file without one, only workers may sign the ledger');
  }
  return keysFrom(holder === 'worker' ? file : withoutLedger(file));
}

/** A keys file as it stands, for the command that changes it. Throws as `loadKeys` does. */
export function readKeys(path: string, { sandbox }: { sandbox: boolean }): KeysFile {
  const refuse = (why: string): never => {
    throw new Error(`keys file ${path}: ${why}`);
  };
  const file = parseKeysFile(readKeysFile(path, refuse), refuse);
  if (!sandbox && (statSync(path).mode & 0o077) !== 0) refuse('others than its owner can read it; run chmod 600 on it');
  return file;
}

function readKeysFile(path: string, refuse: (why: string) => never): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
}

/** The content of a keys file. JSON's own error message is not passed on: it quotes the text, and the text is keys. */
export function parseKeysFile(text: string, refuse: (why: string) => never): KeysFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('is not JSON');
  }
  const parsed = keysFile.safeParse(json);
  if (parsed.success) return parsed.data;
  // For a key of a record zod keeps the words one level deeper.
  const words = (issue: z.core.$ZodIssue): string =>
    issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return refuse(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${words(issue)}`).join('; '));
}
