import { accessSync, constants, mkdirSync } from 'node:fs';

/** Makes the data folder if it is not there. @returns why nothing can be kept in it, or undefined */
export function openFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `Nothing can be written in ${folder} (${(error as NodeJS.ErrnoException).code ?? 'unknown'}); name another folder by ZHUYE_DATA.`;
  }
}
