import { hashOf } from './canonical';

/**
 * Draws by a seed that anybody may be shown: numbers in the order of the SHA-256 of seed and number, the first `count` of them. The same
 * seed over the same numbers, in whatever order they come, draws the same again.
 */
export const draw = (seed: string, numbers: readonly string[], count: number): string[] =>
  [...new Set(numbers)]
    .map((number) => ({ number, at: hashOf([seed, number]) }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .slice(0, count)
    .map(({ number }) => number);
