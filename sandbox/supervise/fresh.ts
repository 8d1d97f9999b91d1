import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeOver } from '../../engines/pid-file';
import { endLeftovers } from './leftovers';

/** Everything that a sandbox makes in its data folder. Whatever has another name is somebody else's. */
const folders = ['letters', 'logs', 'mongod', 'parts', 'receivers', 'secantus', 'temporal', 'treasury'];
const files = ['environment.json', 'keys.json', 'living.json', 'living.json.new', 'ports.json'];
const beside = ['mongod', 'secantus', 'temporal'].flatMap((name) => [`${name}.log`, `${name}.running.json`]);
const running = 'sandbox.running.json';
const stamp = 'sandbox.json';

const isOurs = (name: string): boolean => [...folders, ...files, ...beside, running, stamp].includes(name);
const isStamped = (folder: string): boolean => {
  try {
    return (JSON.parse(readFileSync(join(folder, stamp), 'utf8')) as { zhuye?: string }).zhuye === 'sandbox';
  } catch {
    return false;
  }
};

/** Marks the folder as a sandbox's own, unless it holds what no sandbox makes: then it is never cleared. */
export function stampFolder(folder: string): void {
  mkdirSync(join(folder, 'logs'), { recursive: true });
  if (!isStamped(folder) && readdirSync(folder).every(isOurs))
    writeFileSync(join(folder, stamp), `${JSON.stringify({ zhuye: 'sandbox' })}\n`);
}

/**
 * Deletes what earlier starts made in the folder, and nothing else. Nobody may be running on it.
 * @param env an address of a server that is not ours: its data would outlive the keys that open it
 * @returns the names deleted, or why nothing was
 */
export async function clearFolder(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<{ deleted: string[] } | { refused: string }> {
  const given = ['MONGODB_URI', 'TEMPORAL_ADDRESS'].find((name) => env[name]);
  if (given) return { refused: `${given} names a server of yours, and its data is yours to delete: nothing was deleted` };
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name !== running) : [];
  if (there.length === 0) return { deleted: [] };
  if (!isStamped(folder)) return { refused: `${folder} holds no data that a sandbox marked as its own: nothing was deleted` };
  await endLeftovers(join(folder, 'parts'), say);
  for (const name of ['mongod', 'secantus', 'temporal']) await takeOver(join(folder, name), say);
  const deleted = there.filter((name) => isOurs(name)).sort();
  // The mark last: cut off before, it is cleared by the next try.
  for (const name of [...deleted.filter((one) => one !== stamp), stamp]) rmSync(join(folder, name), { recursive: true, force: true });
  return { deleted };
}
