import { condition } from '@temporalio/workflow';
import { wholeCase } from '../src/domain/case/available';
import { type Deadline, nextDeadline } from '../src/domain/case/due';
import { type Instant, type StepId } from '../src/domain/values';
import { keptInTime } from './effects';
import { type Core, type Kase } from './kase';

/** Timers beyond this are set again when they ring. */
const longest = 30 * 86_400_000;
/** After a limit, so that an act pressed in its last second has reached `outgoing`, whatever clock its portal goes by. */
const grace = 120_000;
const minute = 60_000;
const hour = 3_600_000;

/**
 * One lazy alarm per case, at the earliest due instant: a later date leaves it (it rings early and is set again), only an earlier
 * one, or somebody moving the sandbox's clock, sets it anew.
 */
export async function watchTheClock(core: Core, kase: Kase): Promise<void> {
  for (let patience = minute; ;) {
    const deadline = nextDeadline(core.state);
    if (!deadline) {
      await core.waiters.until(() => nextDeadline(core.state) !== undefined);
      continue;
    }
    const left = Date.parse(deadline.due) - Date.parse(kase.now()) + grace;
    const { offset } = core.state;
    if (left > 0) await condition(() => core.state.offset !== offset || sooner(core, deadline), Math.min(left, longest));
    else patience = (await ring(core, kase, deadline, patience)) ? minute : Math.min(patience * 2, hour);
  }
}

const sooner = ({ state }: Core, deadline: Deadline): boolean => {
  const next = nextDeadline(state);
  return next !== undefined && next.due < deadline.due;
};

/**
 * Before a limit lapses: was an act kept in time that has not reached us yet? Then it is waited for, ever more patiently.
 * @returns false if it is still on its way
 */
async function ring(core: Core, kase: Kase, deadline: Deadline, patience: number): Promise<boolean> {
  if ('what' in deadline) {
    kase.enter('expire', wholeCase, { what: deadline.what });
    return true;
  }
  const { version } = core.state;
  if (await keptInTime(core.state.id, deadline.step, byTheRealClock(core, deadline.due))) {
    return condition(() => core.state.version !== version, patience);
  }
  if (core.state.version === version) kase.enter('lapse', deadline.step as StepId, {});
  return true;
}

const byTheRealClock = ({ state }: Core, due: Instant): Instant => new Date(Date.parse(due) - state.offset).toISOString() as Instant;
