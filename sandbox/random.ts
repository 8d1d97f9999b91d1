export interface Dice {
  /** From 0 up to, not including, 1. */
  roll(): number;
  /** 0 … below - 1. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Numbers that look random and are the same each time (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(roll() * limit);
  return { roll, below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}
