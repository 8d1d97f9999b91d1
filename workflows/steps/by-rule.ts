import { type StepStory } from './story';

/** 秒批: a step that the policy lets the machine do as it opens, where its rule allows it; otherwise it waits for its officer. */
export const byRule =
  (act: 'accept-by-rule' | 'grant-by-rule'): StepStory =>
  async (kase, { step, byRule: allowed }) => {
    kase.open(step);
    if (allowed) kase.enter(act, step, {});
    return kase.until(step);
  };
