import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where programs are kept between runs and shared by every copy of the project: a folder of the user's cache. */
export const cacheDir = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'zhuye');

/** The absolute path of a program in the folders given (of PATH by default), or undefined. */
export function onPath(program: string, folders = (process.env['PATH'] ?? '').split(delimiter)): string | undefined {
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, file))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
