import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BounceReason } from '../../src/treasury/port';

export interface Booked {
  key: string;
  fen: number;
  payee: { name: string; bank: string; account: string };
  purpose: string;
  result: 'paid' | 'bounced';
  reason?: BounceReason;
  on: string;
  reference: string;
}

export interface Book {
  find(key: string): Booked | undefined;
  add(entry: Booked): void;
  all(): Booked[];
}

/** An append-only file, each line on the disk before it is answered: what was paid stays paid through any kill. */
export function openBook(path: string): Book {
  mkdirSync(dirname(path), { recursive: true });
  const entries = new Map(
    linesOf(path)
      .map((line) => JSON.parse(line) as Booked)
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
