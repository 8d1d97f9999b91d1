import { condition } from '@temporalio/workflow';
import { type Deadline, nextDeadline } from '../src/domain/case/due';
import { type Instant } from '../src/domain/values';
import { keptInTime } from './effects';
import { type Core, type Kase } from './kernel';

/**
 * One lazy alarm per case, at the earliest due instant: a later date leaves it (it rings early and is set again), only an earlier
 * one, or somebody moving the sandbox's clock, sets it anew.
 */
export async function watchTheClock(core: Core, kase: Kase): Promise<void> {
  for (;;) {
    const deadline = nextDeadline(core.state);
    if (!deadline) {
      await condition(() => nextDeadline(core.state) !== undefined);
      continue;
    }
    const left = Date.parse(deadline.due) - Date.parse(kase.now()) + 1;
    const { offset } = core.state;
    if (left > 0) await condition(() => core.state.offset !== offset || sooner(core, deadline), Math.min(left, longest));
    else await ring(core, kase, deadline);
  }
}

/** Timers beyond this are set again when they ring. */
const longest = 30 * 86_400_000;

const sooner = ({ state }: Core, deadline: Deadline): boolean => {
  const next = nextDeadline(state);
  return next !== undefined && next.due < deadline.due;
};

/** Before a limit lapses: was an act kept in time that has not reached us yet? Then it is waited for; the alarm rings again. */
async function ring(core: Core, kase: Kase, { step, due }: Deadline): Promise<void> {
  const by = new Date(Date.parse(due) - core.state.offset).toISOString() as Instant;
  const version = core.state.version;
  if (await keptInTime(core.state.id, step, by)) {
    await condition(() => core.state.version !== version, '1 minute');
    return;
  }
  if (core.state.version === version) kase.enter('lapse', step, {});
}
