import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far the living cases are. */
export interface Progress {
  /** What is made, by key. */
  done: readonly string[];
  of: number;
  /** Why it stopped, if it did before the end. */
  stopped?: string;
}

/** Keeps it whole or not at all: the portal reads while it is written. */
export function keepProgress(file: string, progress: Progress): void {
  writeFileSync(`${file}.new`, JSON.stringify(progress));
  renameSync(`${file}.new`, file);
}

/** Undefined where there are none, or nothing was kept yet. */
export function progressOf(file: string | undefined): (Progress & { made: number; whole: boolean }) | undefined {
  if (!file) return undefined;
  try {
    const progress = JSON.parse(readFileSync(file, 'utf8')) as Progress;
    return { ...progress, made: progress.done.length, whole: progress.done.length >= progress.of };
  } catch {
    return undefined;
  }
}
