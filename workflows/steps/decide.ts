import { type StepStory } from '../follow';

/** 审批: the district federation grants or refuses. */
export const decide: StepStory = async (kase, { step }) => {
  kase.open(step);
  return kase.until(step);
};
