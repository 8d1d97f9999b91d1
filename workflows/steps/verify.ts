import { CancellationScope, condition, patched } from '@temporalio/workflow';
import { isRowNews } from '../../src/domain/case/steps/verify';
import { checkRows } from '../effects';
import { type StepStory } from './story';

const soonest = 60_000;
const latest = 3_600_000;

/**
 * 名册核验. The roster is looked at as a whole when it comes, whenever an officer has judged rows or another case has said the same of
 * somebody; and, as long as a registry is silent, ever more slowly by itself. A check that is under way as the step ends is given up: whoever
 * withdraws waits for no registry.
 */
export const verify: StepStory = async (kase, { step }) => {
  kase.open(step);
  await kase.recorded();
  const ended = (): boolean => kase.state.ending !== undefined || kase.state.done[step] !== undefined;
  let looking: CancellationScope | undefined;
  void kase.until(step).then(() => {
    if (looking && patched('check-given-up')) looking.cancel();
  });
  for (let pause = soonest; !ended(); pause = Math.min(pause * 2, latest)) {
    const { judgements = [], again = 0 } = kase.state.roster ?? {};
    // What came back to the step is looked at beside whoever has said the same since.
    const seen = again + Math.max(kase.state.round - 1, 0);
    looking = new CancellationScope();
    const found = await looking
      .run(() => checkRows(kase.state.id, judgements, seen))
      .catch((error: unknown) => {
        if (!ended()) throw error;
      });
    looking = undefined;
    if (!found) break;
    const { counts, facts } = found;
    if (!ended() && isRowNews(kase.state, { counts, judged: judgements.length, again }))
      kase.enter('rows-checked', step, { counts, facts, judged: judgements.length });
    const changed = (): boolean =>
      ended() || kase.state.roster?.judgements.length !== judgements.length || kase.state.roster.again !== again;
    if (counts.unverified > 0) await condition(changed, pause);
    else await condition(changed);
  }
  return kase.until(step);
};
