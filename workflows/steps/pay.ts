import { type CaseId, type RequestId, type StepId } from '../../src/domain/values';
import { type Payment } from '../../src/domain/case/state';
import { type Act } from '../../src/domain/case/acts';
import { disburse, relay } from '../effects';
import { type StepStory } from '../follow';
import { type Kase } from '../kernel';

/**
 * 发放. Finance puts the payment into a batch and a second person releases it; then, and only once that stands in the ledger, the
 * treasury is asked, by a key it pays once. A bounce waits for the applicant's other account and the next batch.
 */
export const pay: StepStory = async (kase, { step }) => {
  kase.open(step);
  const ordered = (): boolean => kase.state.payments.at(-1)?.status === 'ordered';
  while (await kase.reach(step, ordered)) {
    const payment = kase.state.payments.at(-1) as Payment;
    await kase.recorded();
    const answer = await disburse({ case: kase.state.id, key: payment.key, fen: payment.fen, payee: payment.payee });
    const { kind, ...result } = answer;
    if (kind === 'paid') kase.enter('paid', step, { ...result, attempt: payment.attempt } as never);
    else kase.enter('bounced', step, { ...result, attempt: payment.attempt } as never);
    await kase.recorded();
    if (payment.batch) await relay([{ target: payment.batch, act: resultFor(kase, payment, kind) }]);
  }
  return kase.until(step);
};

/** The result comes home to the batch as an act of its own. */
const resultFor = (kase: Kase, payment: Payment, status: 'paid' | 'bounced'): Act<'row'> => ({
  kind: 'row',
  step: 'settle' as StepId,
  request: `row/${payment.key}/${status}` as RequestId,
  at: kase.realNow(),
  seen: 0,
  row: { case: kase.state.id as CaseId, status, attempt: payment.attempt },
});
