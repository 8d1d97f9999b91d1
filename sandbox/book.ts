import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a service of the sandbox has taken, each under a key of its own. */
export interface Book<Entry extends { key: string }> {
  find(key: string): Entry | undefined;
  add(entry: Entry): void;
  all(): Entry[];
}

/** An append-only file, each line on the disk before it is answered: what was answered stays so through any kill. */
export function openBook<Entry extends { key: string }>(path: string): Book<Entry> {
  mkdirSync(dirname(path), { recursive: true });
  const entries = new Map(
    linesOf(path)
      .map((line) => JSON.parse(line) as Entry)
      .map((entry) => [entry.key, entry]),
  );
  return {
    find: (key) => entries.get(key),
    all: () => [...entries.values()],
    add(entry) {
      const begins = !existsSync(path);
      const file = openSync(path, 'a');
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
      closeSync(file);
      if (begins) onDisk(dirname(path));
      entries.set(entry.key, entry);
    },
  };
}

/** Whole lines. A last one that was cut off was never answered: it is taken away, or the next line would run into it. */
function linesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole < bytes.length) truncateSync(path, whole);
  return bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
}

/** A new file is there after a power cut only if its folder was written too. */
function onDisk(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
