import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { transmit as send } from '../effects';
import { type StepStory } from './story';

/**
 * 送达 to another authority, asked again for ever by a key that it acknowledges once. An officer may enter the receipt first, from a file
 * that came back; then it is asked no more, and what it still answers is no news.
 */
export const transmit: StepStory = async (kase, { step, receiver }) => {
  kase.open(step);
  await kase.recorded();
  const sending = new CancellationScope();
  const sent = sending
    .run(async () => {
      if (!receiver) throw new Error(`${step} sends, and does not say to whom`);
      kase.enter('acknowledged', step, await send({ case: kase.state.id, step, receiver }));
    })
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  const outcome = await kase.until(step);
  sending.cancel();
  await sent;
  return outcome;
};
