import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { type BareActivities, step } from './contract';

const { nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: '30 seconds' });

/** Ends after so many Updates, each of which awaits one empty normal activity. */
export async function bare(updates: number): Promise<void> {
  let done = 0;
  setHandler(step, async () => {
    await nothing();
    done += 1;
    return done;
  });
  await condition(() => done >= updates && allHandlersFinished());
}
