import { type StepStory } from '../follow';

/** A second person lets the batch go, or returns it to whoever made it. */
export const release: StepStory = async (kase, { step }) => {
  kase.open(step);
  return kase.until(step);
};
