import { type StepStory } from '../follow';

/** 初审 / 复审: an officer advances the case, returns it, or refuses it with clause and reason. */
export const review: StepStory = async (kase, { step }) => {
  kase.open(step);
  return kase.until(step);
};
