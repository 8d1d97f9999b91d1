import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a thing itself, looking often. @throws when it does not come */
export async function until<T>(look: () => Promise<T | undefined>, seconds: number): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; ;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('it never came to that');
    await pause(40);
  }
}
