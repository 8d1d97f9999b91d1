import { readFileSync } from 'node:fs';
import { identify, lives, type Identity } from './process-identity';

/** The process that started this one; undefined where that cannot be read. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

const isNpm = (pid: number): boolean => {
  try {
    return /npm/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, 3).join(' '));
  } catch {
    return false;
  }
};

/** The npm that runs this command, directly or by a shell of its own; undefined if there is none to be seen. */
function npmOf(pid: number): Identity | undefined {
  for (let [above, steps] = [parentOf(pid), 0]; above !== undefined && above > 1 && steps < 3; above = parentOf(above), steps += 1) {
    if (isNpm(above)) return identify(above);
  }
  return undefined;
}

/**
 * Ends this command, in order, when the npm that runs it is killed hard: npm passes every other signal on, and nobody else would ever
 * tell it. Only on Linux, where npm can be seen.
 */
export function endWithNpm(): void {
  const npm = process.env['npm_lifecycle_event'] ? npmOf(process.pid) : undefined;
  if (!npm) return;
  setInterval(() => {
    if (!lives(npm)) process.kill(process.pid, 'SIGTERM');
  }, 1_000).unref();
}
