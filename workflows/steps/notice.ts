import { noticeAt } from '../../src/domain/case/steps/notice';
import { lookBack, putUp, takeDown } from '../effects';
import { type StepStory } from './story';

/**
 * 公示. The row is put up; its clock, and no officer, ends it. Days on which the page did not stand are added; an objection stops the clock
 * until it is dealt with. Once it is over, however it ended, nothing of the row is kept but what it hashed to.
 */
export const notice: StepStory = async (kase, { step, amount }) => {
  kase.open(step);
  await kase.recorded();
  const posting = { case: kase.state.id, step, round: kase.state.round };
  kase.enter('put-up', step, await putUp(posting, amount));
  const over = (): boolean => noticeAt(kase.state, step)?.over === true;
  while (await kase.reach(step, over)) kase.enter('take-down', step, await lookBack(posting));
  await takeDown(posting);
  return kase.until(step);
};
