import { type StepStory } from '../follow';

/** 送达: the letter reaches the applicant, and the case ends (办结). */
export const deliver: StepStory = async (kase, { step }) => {
  kase.open(step);
  return kase.until(step);
};
