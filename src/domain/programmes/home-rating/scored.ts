import { type RatingFacts } from './facts';
import { levelsIn, starsOf } from './stars';

/** The facts once the panel has scored. @param hundredths of a point @param award the parameters of the policy's formula */
export function scored(facts: RatingFacts, hundredths: number, award: Readonly<Record<string, unknown>>): RatingFacts {
  const levels = levelsIn(award);
  return { ...facts, score: hundredths, ...(levels ? { stars: starsOf(levels, hundredths) } : {}) };
}
