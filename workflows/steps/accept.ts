import { type StepStory } from '../follow';

/** 收件 → 受理. The rights claimed are reserved as the acceptance is recorded; one already held elsewhere is for the reviewers to judge. */
export const accept: StepStory = async (kase, { step }) => {
  kase.open(step);
  const outcome = await kase.until(step);
  if (outcome !== 'done') return outcome;
  // The next step opens together with what became of the rights; the case may have been withdrawn meanwhile.
  await kase.recorded();
  return kase.until(step);
};
