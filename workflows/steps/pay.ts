import { type Payment } from '../../src/domain/case/state';
import { disburse } from '../effects';
import { type StepStory } from './story';

/**
 * 发放. Finance puts the payment into a batch and a second person releases it; then, and only once that stands in the ledger, the
 * treasury is asked, by a key it pays once. A bounce waits for the applicant's other account and the next batch. What it came to goes
 * home to the batch as the result is recorded.
 */
export const pay: StepStory = async (kase, { step }) => {
  kase.open(step);
  const ordered = (): boolean => kase.state.payments.at(-1)?.status === 'ordered';
  while (await kase.reach(step, ordered)) {
    const { key, fen, payee, attempt } = kase.state.payments.at(-1) as Payment;
    await kase.recorded();
    const answer = await disburse({ case: kase.state.id, key, fen, payee });
    if (answer.kind === 'paid') kase.enter('paid', step, { attempt, on: answer.on, reference: answer.reference });
    else kase.enter('bounced', step, { attempt, on: answer.on, reason: answer.reason });
  }
  return kase.until(step);
};
