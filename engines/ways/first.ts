import { type Found, type Say, type Way } from '../found';

/** What a search came to: the first way that worked, or every reason why none did, for a person to act on. */
export type Search = Exclude<Found, { no: string }> & { way: string };

/**
 * Tries the ways in order and says one line for each that fails. Throws an error that lists them all when none leads anywhere:
 * without the engine nothing can run, and the person at the keyboard must choose.
 */
export async function firstWay(engine: string, ways: readonly Way[], say: Say): Promise<Search> {
  const failed: string[] = [];
  for (const way of ways) {
    const found = await way.find((line) => say(`${engine}: ${line}`));
    if (!('no' in found)) return { ...found, way: way.name };
    failed.push(`${way.name}: ${found.no}`);
    say(`${engine}: ${failed.at(-1)}`);
  }
  const list = failed.map((line, i) => `  ${i + 1}. ${line}`).join('\n');
  throw Object.assign(new Error(`${engine} cannot be had. Any one of these ways is enough:\n${list}`), { name: 'EngineMissing' });
}
