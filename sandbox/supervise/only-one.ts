import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { identify, lives, type Identity } from '../../engines/process-identity';

interface Runs {
  readonly process: Identity;
  readonly address: string;
}

/**
 * Of one data directory only one sandbox may run. Writes who runs it and where.
 * @returns where another one runs already and under which process id, or undefined if it is ours now
 */
export function claimSandbox(file: string, address: string): { address: string; pid: number } | undefined {
  const other = read(file);
  if (other && other.process.pid !== process.pid && lives(other.process)) return { address: other.address, pid: other.process.pid };
  const me = identify(process.pid);
  if (me) writeFileSync(file, JSON.stringify({ process: me, address } satisfies Runs));
  return undefined;
}

/** Forgets it at the end. */
export const leaveSandbox = (file: string): void => rmSync(file, { force: true });

function read(file: string): Runs | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Runs;
  } catch {
    return undefined;
  }
}
