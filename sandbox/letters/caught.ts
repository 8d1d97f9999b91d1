import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Caught {
  /** The letter's key, or the message id that was made from it. */
  key: string;
  channel: 'sms' | 'email';
  to: string;
  subject?: string;
  text: string;
  /** When it was caught. */
  at?: string;
}

export interface Basket {
  /** A letter caught before, by its key, is not listed twice. */
  add(letter: Omit<Caught, 'at'>): void;
  all(): readonly Caught[];
}

/** What was caught, in the order it came; kept in a file if one is named, so that it is still there after a restart. */
export function openBasket(path?: string): Basket {
  const letters = new Map((path ? linesOf(path) : []).map((letter) => [letter.key, letter]));
  if (path) mkdirSync(dirname(path), { recursive: true });
  return {
    add(given) {
      if (letters.has(given.key)) return;
      const letter: Caught = { ...given, at: new Date().toISOString() };
      // Begins a line of its own: one that a kill cut off spoils no other.
      if (path) appendFileSync(path, `\n${JSON.stringify(letter)}`);
      letters.set(letter.key, letter);
    },
    all: () => [...letters.values()],
  };
}

function linesOf(path: string): Caught[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Caught];
      } catch {
        return [];
      }
    });
}
