import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel counts in, on every Linux. */
const msPerTick = 10;

/** Whose processor time is counted: one process with all its threads, or a whole group by its head. */
export type Measured = Readonly<Record<string, { pid: number } | { group: number } | undefined>>;

/**
 * Processor time from now on: what the machine's other work does to a clock on the wall it does not do to this.
 * @returns milliseconds spent since, by name; a name without a process, and every name where there is no `/proc`, is left out
 */
export function meter(measured: Measured): () => Record<string, number> {
  const before = spent(measured);
  return () => {
    const after = spent(measured);
    return Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
  };
}

function spent(measured: Measured): Record<string, number> {
  const all = processes();
  return Object.fromEntries(
    Object.entries(measured).flatMap(([name, whose]) => {
      const own = all.filter(({ pid, group }) => whose && ('pid' in whose ? pid === whose.pid : group === whose.group));
      return own.length > 0 ? [[name, own.reduce((sum, { ticks }) => sum + ticks, 0) * msPerTick]] : [];
    }),
  );
}

/** Every process of the machine, by `/proc/<pid>/stat`: after the name in brackets state, parent, group, …, user and system ticks as the 12th and 13th. */
function processes(): { pid: number; group: number; ticks: number }[] {
  return numbersIn('/proc').flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ pid, group: Number(fields[2]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      return [];
    }
  });
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
