import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from './end-process';
import { type Say } from './found';
import { identify, lives, type Identity } from './process-identity';

/** Beside the data: which process has the directory, and which one started it. */
interface Held {
  readonly name: string;
  readonly port: number;
  readonly process: Identity;
  readonly owner: Identity;
}

/** Beside the data directory and not in it: a directory's content belongs to its engine. */
const file = (dataDir: string): string => `${dataDir}.running.json`;

/** Notes who has the directory now. */
export function hold(dataDir: string, name: string, port: number, pid: number): void {
  const [started, owner] = [identify(pid), identify(process.pid)];
  if (started && owner) writeFileSync(file(dataDir), JSON.stringify({ name, port, process: started, owner } satisfies Held));
}

/** Forgets it, when the engine has ended. */
export const letGo = (dataDir: string): void => rmSync(file(dataDir), { force: true });

/**
 * Makes sure that nothing has this data directory: two servers on it would spoil it. An engine left over from a run that was killed
 * is ended; one whose owner still runs is not ours to end, and the error says whose it is.
 */
export async function takeOver(dataDir: string, say: Say): Promise<void> {
  const held = read(dataDir);
  if (!held || !lives(held.process)) return letGo(dataDir);
  if (held.owner.pid !== process.pid && lives(held.owner)) {
    throw new Error(
      `${dataDir} is in use by ${held.name} (process ${held.process.pid}, started by process ${held.owner.pid}); stop that one first`,
    );
  }
  say(`ending ${held.name} (process ${held.process.pid}), left over from a run that was killed`);
  await endProcess(held.process);
  letGo(dataDir);
}

function read(dataDir: string): Held | undefined {
  try {
    return JSON.parse(readFileSync(file(dataDir), 'utf8')) as Held;
  } catch {
    return undefined;
  }
}

/** The directory of a family's data under a root. */
export const dataDirOf = (root: string, family: string): string => join(root, family);
