import { condition } from '@temporalio/workflow';
import { isNews } from '../../src/domain/case/steps/check';
import { compare } from '../effects';
import { type StepStory } from './story';

const soonest = 60_000;
const latest = 3_600_000;

/** 数据比对. A registry that is down is asked again, ever more slowly, until it answers or an officer settles what is left from a paper. */
export const check: StepStory = async (kase, { step }) => {
  kase.open(step);
  await kase.recorded();
  const ended = (): boolean => kase.state.ending !== undefined || kase.state.done[step] !== undefined;
  let first = true;
  for (let pause = soonest; !ended(); pause = Math.min(pause * 2, latest)) {
    const { findings, facts } = await compare(kase.state.id, kase.state.programme, kase.state.answers, kase.state.facts);
    // The same answer as last time is no news, and the ledger is not filled with it; but each opening ends by an answer of its own.
    if (!ended() && (first || isNews(kase.state, findings))) kase.enter('checked', step, { findings, facts });
    first = false;
    if (!ended()) await condition(ended, pause);
  }
  return kase.until(step);
};
