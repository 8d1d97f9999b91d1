import { condition } from '@temporalio/workflow';
import { type Act, byKind } from '../../src/domain/case/acts';
import { type Row } from '../../src/domain/case/state';
import { type PersonId, type RequestId } from '../../src/domain/values';
import { askAll, silence } from '../ask';
import { type StepStory } from './story';
import { type Kase } from '../kase';

/** The released batch is paid: each row's case compares what the releaser saw and pays, or holds back; each result comes home. */
export const settle: StepStory = async (kase, { step }) => {
  kase.open(step);
  const joined = (): Row[] => kase.state.rows.filter((row) => row.status === 'joined');
  while (await kase.reach(step, () => joined().length > 0)) {
    const rows = joined();
    await kase.recorded();
    const held: Row[] = [];
    for (const { row, answer } of await askAll(rows, (one) => orderOf(kase, one))) {
      // A row that has already come home as paid stays so.
      if (!joined().some((one) => one.case === row.case)) continue;
      if (answer.kind === 'done') kase.enter('row', step, { row: { case: row.case, status: 'ordered' } });
      else {
        held.push(row);
        kase.enter('row', step, { row: { case: row.case, status: 'held', reason: answer.refusal.code } });
      }
    }
    // Whoever does not hear it at once hears it by the drain: the question stands in `outgoing`.
    await askAll(held, (one) => leaveOf(kase, one));
    const silent = joined().length;
    if (silent > 0) await condition(() => joined().length !== silent, silence);
  }
  return kase.until(step);
};

const common = (kase: Kase, { case: id }: Row, what: string) => ({
  step: byKind,
  request: `${kase.state.id}/${what}/${id}` as RequestId,
  at: kase.realNow(),
  seen: 0,
  batch: kase.state.id,
});

function orderOf(kase: Kase, row: Row): Act {
  const { attempt, fen, payee } = row;
  if (attempt === undefined || fen === undefined || payee === undefined)
    throw new Error(`${row.case} joined without saying what it is to be paid`);
  return { ...common(kase, row, 'order'), kind: 'order-payment', attempt, fen, payee, releasedBy: releaser(kase) };
}

const leaveOf = (kase: Kase, row: Row): Act => ({ ...common(kase, row, 'hold'), kind: 'leave-batch' });

/** Who let the batch go. Without one nothing may be paid: the case compares them with whoever decided. */
function releaser({ state }: Kase): PersonId {
  const done = state.duties.findLast((one) => one.duty === 'release');
  if (!done) throw new Error(`${state.id} settles, and nobody released it`);
  return done.person;
}
