import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freePort, isFree } from '../engines/free-port';

/** What listens in the sandbox. */
export type Listener = 'mongodb' | 'temporal' | 'registries' | 'treasury' | 'letters' | 'smtp' | 'worker' | 'portal';

/** Chosen so that they seldom meet another program's; whatever is taken elsewhere is replaced by a free one and remembered. */
const usual: Record<Listener, number> = {
  portal: 3000,
  mongodb: 27_117,
  temporal: 7_333,
  registries: 8_101,
  treasury: 8_102,
  letters: 8_103,
  worker: 8_104,
  smtp: 8_125,
};

/**
 * A port for each part: those of the last start where they are still free, so that addresses stay the same. The environment's PORT
 * is the portal's and wins.
 */
export async function choosePorts(file: string, portal = process.env['PORT']): Promise<Record<Listener, number>> {
  const last: Partial<Record<Listener, number>> = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as never) : {};
  const chosen = { ...usual, ...last, ...(portal ? { portal: Number(portal) } : {}) };
  for (const name of Object.keys(usual) as Listener[]) {
    const others = Object.entries(chosen).filter(([other]) => other !== name);
    const taken = async (port: number): Promise<boolean> => others.some(([, theirs]) => theirs === port) || !(await isFree(port));
    if (!(await taken(chosen[name]))) continue;
    chosen[name] = name === 'portal' ? await nextFree(chosen[name], taken) : await freePort();
  }
  writeFileSync(file, `${JSON.stringify(chosen, null, 2)}\n`);
  return chosen;
}

async function nextFree(from: number, taken: (port: number) => Promise<boolean>): Promise<number> {
  for (let port = from + 1; port < from + 100; port++) if (!(await taken(port))) return port;
  return freePort();
}
