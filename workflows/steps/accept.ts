import { type StepStory } from '../follow';

/** 收件 → 受理. The rights claimed are reserved as the acceptance is recorded; one already held elsewhere is for the reviewers to judge. */
export const accept: StepStory = async (kase, { step }) => {
  kase.open(step);
  const outcome = await kase.until(step);
  // The next step opens together with what became of the rights.
  if (outcome === 'done') await kase.recorded();
  return outcome;
};
