import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeOver } from '../../engines/pid-file';

const mark = '.running.json';

/** Ends the parts that a killed run has left, so that their ports are free again. */
export async function endLeftovers(folder: string, say: (line: string) => void): Promise<void> {
  const left = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(mark)) : [];
  for (const name of left) await takeOver(join(folder, name.slice(0, -mark.length)), say);
}
