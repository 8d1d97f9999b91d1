import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, whether this runs compiled in `dist` or as it stands: where package.json is. */
export function projectFolder(from: string = __dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const up = dirname(from);
  if (up === from) throw new Error('no package.json above the portal');
  return projectFolder(up);
}
