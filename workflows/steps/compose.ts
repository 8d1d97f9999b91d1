import { type Act } from '../../src/domain/case/acts';
import { type Row } from '../../src/domain/case/state';
import { type RequestId, type StepId } from '../../src/domain/values';
import { relay } from '../effects';
import { type StepStory } from '../follow';
import { type Kase } from '../kernel';

/** Finance makes the batch: each case is asked whether it joins (or leaves), and its answer stands on its row. */
export const compose: StepStory = async (kase, { step }) => {
  kase.open(step);
  const pending = (): Row[] => kase.state.rows.filter((row) => row.status === 'asked' || row.status === 'leaving');
  while (await kase.reach(step, () => pending().length > 0)) {
    const rows = pending();
    await kase.recorded();
    const answers = await relay(rows.map((row) => ({ target: row.case, act: askOf(kase, row) })));
    for (const { target, answer } of answers) {
      const left = rows.some((row) => row.case === target && row.status === 'leaving');
      if (answer.kind === 'refused') kase.enter('row', step, { row: { case: target, status: 'declined', reason: answer.refusal.code } });
      else if (left) kase.enter('row', step, { row: { case: target, status: 'declined', reason: 'left' } });
      else kase.enter('row', step, { row: { case: target, status: 'joined', ...answer.payment } });
    }
  }
  return kase.until(step);
};

const askOf = (kase: Kase, { case: id, status }: Row): Act => ({
  kind: status === 'asked' ? 'join-batch' : 'leave-batch',
  step: 'pay' as StepId,
  request: `${kase.state.id}/${status}/${id}/${kase.state.version}` as RequestId,
  at: kase.realNow(),
  seen: 0,
  batch: kase.state.id,
});
