import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Booked {
  key: string;
  fen: number;
  payee: { name: string; bank: string; account: string };
  purpose: string;
  result: 'paid' | 'bounced';
  reason?: string;
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
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  const entries = new Map(lines.map((line) => JSON.parse(line) as Booked).map((entry) => [entry.key, entry]));
  return {
    find: (key) => entries.get(key),
    all: () => [...entries.values()],
    add(entry) {
      const file = openSync(path, 'a');
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
      closeSync(file);
      entries.set(entry.key, entry);
    },
  };
}
