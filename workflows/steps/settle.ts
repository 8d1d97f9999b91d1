import { type Act } from '../../src/domain/case/acts';
import { type Row } from '../../src/domain/case/state';
import { type PersonId, type RequestId, type StepId } from '../../src/domain/values';
import { relay } from '../effects';
import { type StepStory } from '../follow';
import { type Kase } from '../kernel';

/** The released batch is paid: each row's case compares what the releaser saw and pays, or holds back; each result comes home. */
export const settle: StepStory = async (kase, { step }) => {
  kase.open(step);
  const rows = kase.state.rows.filter((row) => row.status === 'joined');
  await kase.recorded();
  const answers = await relay(rows.map((row) => ({ target: row.case, act: orderOf(kase, row) })));
  const joined = (id: string): boolean => kase.state.rows.some((row) => row.case === id && row.status === 'joined');
  for (const { target, answer } of answers) {
    // A row that has already come home as paid stays so.
    if (!joined(target)) continue;
    if (answer.kind === 'done') kase.enter('row', step, { row: { case: target, status: 'ordered' } });
    else kase.enter('row', step, { row: { case: target, status: 'held', reason: answer.refusal.code } });
  }
  const held = kase.state.rows.filter((row) => row.status === 'held');
  await relay(held.map((row) => ({ target: row.case, act: leaveOf(kase, row) })));
  return kase.until(step);
};

const common = (kase: Kase, { case: id }: Row, what: string) => ({
  step: 'pay' as StepId,
  request: `${kase.state.id}/${what}/${id}` as RequestId,
  at: kase.realNow(),
  seen: 0,
  batch: kase.state.id,
});

const orderOf = (kase: Kase, row: Row): Act => ({
  ...common(kase, row, 'order'),
  kind: 'order-payment',
  attempt: row.attempt ?? 0,
  fen: row.fen ?? (0 as never),
  payee: row.payee ?? ('' as never),
  releasedBy: releaser(kase),
});

const leaveOf = (kase: Kase, row: Row): Act => ({ ...common(kase, row, 'leave'), kind: 'leave-batch' });

const releaser = ({ state }: Kase): PersonId => state.duties.findLast((one) => one.duty === 'release')?.person ?? ('' as PersonId);
