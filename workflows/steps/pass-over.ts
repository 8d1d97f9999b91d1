import { condition } from '@temporalio/workflow';
import { localDate } from '../../src/domain/calendar/instants';
import { freezePlace, passOver as pass } from '../effects';
import { type StepStory } from './story';

const soonest = 60_000;
const latest = 3_600_000;

/** 交接. The place is frozen and its people are counted; they pass, and are counted anew until nobody is missing. */
export const passOver: StepStory = async (kase, { step }) => {
  kase.open(step);
  await kase.recorded();
  kase.enter('freeze', step, await freezePlace(kase.state.id, localDate(kase.now())));
  await kase.recorded();
  const ended = (): boolean => kase.state.done[step] !== undefined;
  for (let pause = soonest; !ended(); pause = Math.min(pause * 2, latest)) {
    const { count, hash, passed, missing } = await pass(kase.state.id);
    if (missing === 0) kase.enter('passed-over', step, { count, hash });
    else {
      kase.enter('short-of', step, { passed, missing });
      await condition(ended, pause);
    }
  }
  return kase.until(step);
};
