import { uuid4 } from '@temporalio/workflow';
import { panelAt } from '../../src/domain/case/steps/panel/of-step';
import { awaitsDraw, isComplete } from '../../src/domain/panel/seats';
import { drawScorers } from '../effects';
import { type StepStory } from './story';

/**
 * 评审. Scorers are drawn as it opens, and again when a supervisor asks for it; the seed is drawn here and stands in the ledger. Once all of
 * them have scored, one more is called or the mean ends the step.
 */
export const panel: StepStory = async (kase, route) => {
  const { step } = route;
  kase.open(step);
  const awaits = (): boolean => awaitsDraw(panelAt(kase.state, step));
  const complete = (): boolean => isComplete(panelAt(kase.state, step), route);
  while (await kase.reach(step, () => awaits() || complete())) {
    if (complete()) {
      kase.enter('weigh', step, {});
      continue;
    }
    await kase.recorded();
    const found = await drawScorers(kase.state.id, step);
    if (awaits()) kase.enter('draw', step, { seed: uuid4(), ...found });
  }
  return kase.until(step);
};
