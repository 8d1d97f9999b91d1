import { randomBytes } from 'node:crypto';
import { chownSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { keysFrom } from './keys';
import { freshKeys } from './keys-file';
import { type KeysFile } from './keys-shape';

/** The same file with one key more, held and not active: it opens and finds, and seals nothing yet. */
export function withFreshKey(file: KeysFile, now: Date): { id: string; file: KeysFile } {
  const { active: id, keys } = freshKeys(now);
  return { id, file: { active: file.active, keys: { ...file.keys, ...keys } } };
}

/** The same keys, another of them active. */
export const activated = (file: KeysFile, id: string): KeysFile => ({ ...file, active: id });

/** Without what this key seals with; its ledger's secret stays where there is one, and what signed the access log, so that both are still proven. */
export function retired(file: KeysFile, id: string): KeysFile {
  const { [id]: old, ...others } = file.keys;
  const log = Buffer.from(keysFrom(file).derive('log', id)).toString('base64');
  const kept = old?.ledger === undefined ? {} : { [id]: { created: old.created, ledger: old.ledger, log } };
  return { active: file.active, keys: { ...others, ...kept } };
}

/** The key that was made last, among those that seal. */
export function newestKey(file: KeysFile): string {
  const sealing = Object.entries(file.keys).filter(([, one]) => one.key !== undefined);
  return sealing.sort(([, one], [, other]) => (one.created < other.created ? -1 : 1)).at(-1)?.[0] ?? file.active;
}

/**
 * Puts a changed keys file in the place of the one there, whole or not at all; mode 0600, its owner as before.
 * A process that reads at that moment reads the one or the other.
 */
export function replaceKeysFile(path: string, content: KeysFile): void {
  const { uid, gid } = statSync(path);
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  if (process.getuid?.() === 0) chownSync(draft, uid, gid);
  renameSync(draft, path);
}
