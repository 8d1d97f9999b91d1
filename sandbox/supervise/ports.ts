import { readFileSync, writeFileSync } from 'node:fs';
import { freePort, isFree } from '../../engines/free-port';

const names = ['mongodb', 'temporal', 'registries', 'treasury', 'receivers', 'letters', 'smtp', 'identity', 'worker', 'portal'] as const;

/** Where each part listens, on 127.0.0.1. */
export type Ports = Readonly<Record<(typeof names)[number], number>>;

/** The port that `PORT` asks for, 3000 if it is empty; undefined if it is none. */
export function portWished(given: string | undefined): number | undefined {
  const port = Number(given || 3000);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
}

/**
 * The ports of this start, kept in a file: what was remembered where it is still free, so that a restart is found where it was.
 * The portal's is the one wished for, or the next one that is free.
 */
export async function choosePorts(file: string, wishedForPortal: number): Promise<Ports> {
  const remembered = read(file);
  const taken = new Set<number>();
  const take = (port: number): number => (taken.add(port), port);
  const portal = take(await nextFree(wishedForPortal));
  const chosen: [string, number][] = [['portal', portal]];
  for (const name of names.filter((one) => one !== 'portal')) {
    const before = remembered[name];
    const again = before !== undefined && !taken.has(before) && (await isFree(before));
    chosen.push([name, take(again ? before : await unused(taken))]);
  }
  const ports = Object.fromEntries(chosen) as Ports;
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return ports;
}

async function nextFree(from: number): Promise<number> {
  let port = from;
  while (port < 65_535 && !(await isFree(port))) port += 1;
  return port;
}

async function unused(taken: ReadonlySet<number>): Promise<number> {
  const port = await freePort();
  return taken.has(port) ? unused(taken) : port;
}

function read(file: string): Partial<Ports> {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return found !== null && typeof found === 'object' ? (found as Partial<Ports>) : {};
  } catch {
    return {};
  }
}
