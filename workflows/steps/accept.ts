import { rightsOf } from '../../src/domain/case/rights';
import { reserve } from '../effects';
import { type StepStory } from '../follow';

/** 收件 → 受理. At 受理 the rights claimed are reserved; one already held elsewhere is for the reviewers to judge. */
export const accept: StepStory = async (kase, { step }) => {
  kase.open(step);
  const outcome = await kase.until(step);
  if (outcome !== 'done') return outcome;
  const keys = rightsOf(kase.rules.policy, kase.state);
  await kase.recorded();
  const takenBy = await reserve(kase.state.id, keys);
  kase.apply(takenBy ? { type: 'right-taken', number: takenBy } : { type: 'reserved', keys });
  return outcome;
};
