import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * When a process began, in words that are compared and never read; undefined if there is none (or it has ended and only waits
 * to be collected). Process ids are used again, so an id alone never says that a process is the one that was started.
 */
export function birthOf(pid: number): string | undefined {
  try {
    if (!existsSync('/proc/self/stat')) {
      return (
        execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
        undefined
      );
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; what follows it is: state, …, and the start time as the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** One very process: its id and its beginning. */
export interface Identity {
  readonly pid: number;
  readonly birth: string;
}

/** The identity of a process that runs now, or undefined. */
export function identify(pid: number): Identity | undefined {
  const birth = birthOf(pid);
  return birth === undefined ? undefined : { pid, birth };
}

/** Whether this very process still runs. */
export const lives = ({ pid, birth }: Identity): boolean => birthOf(pid) === birth;
