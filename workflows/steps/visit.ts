import { type StepStory } from '../follow';

/** 实地核查: the step ends when every inspector has entered what they found; the limits of the case stand still meanwhile. */
export const visit: StepStory = async (kase, { step }) => {
  kase.open(step);
  return kase.until(step);
};
