import { type StepStory } from './story';

/** 征询承接. The first in line is asked as it opens; acts and the clock do the rest. */
export const offer: StepStory = async (kase, { step }) => {
  kase.open(step);
  kase.enter('offer', step, {});
  return kase.until(step);
};
