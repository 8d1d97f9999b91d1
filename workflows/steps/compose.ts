import { condition } from '@temporalio/workflow';
import { type Act, byKind } from '../../src/domain/case/acts';
import { type Row } from '../../src/domain/case/state';
import { type RequestId } from '../../src/domain/values';
import { askAll, silence } from '../ask';
import { type StepStory } from './story';
import { type Kase } from '../kase';

/** Finance makes the batch: each case is asked whether it joins (or leaves), and its answer stands on its row. */
export const compose: StepStory = async (kase, { step }) => {
  kase.open(step);
  const pending = (): Row[] => kase.state.rows.filter((row) => row.status === 'asked' || row.status === 'leaving');
  while (await kase.reach(step, () => pending().length > 0)) {
    const rows = pending();
    await kase.recorded();
    for (const { row, answer } of await askAll(rows, (one) => askOf(kase, one))) {
      const wanted = kase.state.rows.find((one) => one.case === row.case)?.status;
      // Its case has said meanwhile that it stands in no batch.
      if (wanted !== 'asked' && wanted !== 'leaving') continue;
      if (answer.kind === 'refused') kase.enter('row', step, { row: { case: row.case, status: 'declined', reason: answer.refusal.code } });
      else if (joins(row))
        kase.enter('row', step, { row: { case: row.case, status: wanted === 'leaving' ? 'leaving' : 'joined', ...answer.payment } });
      else kase.enter('row', step, { row: { case: row.case, status: 'declined', reason: 'left' } });
    }
    const silent = pending().filter((row) => rows.includes(row)).length;
    // Somebody taken out, or asked beside them, is news at once.
    if (silent > 0)
      await condition(() => pending().filter((row) => rows.includes(row)).length !== silent || pending().length > silent, silence);
  }
  return kase.until(step);
};

/** A row taken out before it answered is still asked to join first: its case may have heard the question already. */
const joins = (row: Row): boolean => row.attempt === undefined;

const askOf = (kase: Kase, row: Row): Act => ({
  kind: joins(row) ? 'join-batch' : 'leave-batch',
  step: byKind,
  request: `${kase.state.id}/${joins(row) ? 'join' : 'leave'}/${row.case}/${row.asked ?? 0}` as RequestId,
  at: kase.realNow(),
  seen: 0,
  batch: kase.state.id,
});
