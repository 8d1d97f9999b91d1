import { allHandlersFinished, ApplicationFailure, condition, log, setHandler, workflowInfo } from '@temporalio/workflow';
import { type Act } from '../src/domain/case/acts';
import { type ActMessage, type Bond, misdirected, outOfTime } from '../src/domain/case/bond';
import { decide, stamp } from '../src/domain/case/decide';
import { caseTime } from '../src/domain/case/due';
import { append } from '../src/domain/case/ledger';
import { opening } from '../src/domain/case/opening';
import { refusalFor } from '../src/domain/case/refusal';
import { type CaseInput } from '../src/domain/case/submission';
import { type Actor, machine } from '../src/domain/offices';
import { type Instant, type RequestId, type StepId } from '../src/domain/values';
import { watchTheClock } from './clock';
import { act, refusedType, submit } from './contract';
import { type Core, type Kase } from './kase';
import { pump } from './pump';
import { waitersOf } from './waiters';

/**
 * Starts a case: its update handlers, its clock, its ledger.
 * @throws if it was started under another id than its submission's: somebody's sealed submission was put to another use
 */
export function openCase({ submission, rules }: CaseInput): Kase {
  if (submission.id !== workflowInfo().workflowId) {
    suspect('other-case', { submission: submission.id });
    throw ApplicationFailure.nonRetryable('this submission is for another case', 'other-case');
  }
  const first = append(undefined, [
    { type: 'submitted', submission, at: submission.at, by: submission.applicant.actor, person: submission.applicant.person },
  ]);
  const core: Core = {
    state: first.state,
    rules,
    queue: first.rows,
    recorded: 0,
    wanted: first.state.version,
    waiters: waitersOf(),
    append(events, how) {
      const next = append(core.state, events);
      core.state = next.state;
      core.queue.push(...next.rows);
      if (how !== 'rides-along') core.wanted = core.state.version;
      core.waiters.changed();
    },
  };
  const kase = storyOf(core);
  receive(core);
  void pump(core, kase);
  void watchTheClock(core, kase);
  return kase;
}

function storyOf(core: Core): Kase {
  const { until } = core.waiters;
  const ended = (step: StepId): boolean => core.state.ending !== undefined || core.state.done[step] !== undefined;
  const now = (): Instant => caseTime(core.state, new Date().toISOString() as Instant);
  const recorded = (): Promise<void> => {
    const { version } = core.state;
    core.wanted = version;
    core.waiters.changed();
    return until(() => core.recorded >= version);
  };
  return {
    get state() {
      return core.state;
    },
    get rules() {
      return core.rules;
    },
    now,
    realNow: () => new Date().toISOString() as Instant,
    recorded,
    open: (step) => {
      core.append(opening(core.rules, core.state, step, now()));
    },
    until: async (step) => {
      await until(() => ended(step));
      return core.state.ending ? 'over' : (core.state.done[step] ?? 'over');
    },
    reach: async (step, something) => {
      await until(() => ended(step) || something());
      return !ended(step);
    },
    enter: (kind, step, body) => {
      const at = new Date().toISOString() as Instant;
      const own = {
        ...body,
        kind,
        step,
        at,
        request: `${kind}/${step}/${core.state.version}` as RequestId,
        seen: core.state.version,
      } as unknown as Act;
      const refusal = refusalFor(core.rules, core.state, own, machine, now());
      if (!refusal) enact(core, own, machine);
      return refusal;
    },
    close: async (outcome) => {
      core.append([stamp({ type: 'closed', outcome }, machine, now())]);
      await recorded();
      // The pump is what handlers wait for, and it runs on: waiting for both cannot deadlock.
      await condition(() => core.queue.length === 0 && core.recorded === core.state.version && allHandlersFinished());
      return outcome;
    },
  };
}

/** An act is judged by the instant it was kept, on the case's own clock. */
const judged = (core: Core, { at }: Act): Instant => caseTime(core.state, at);

function enact(core: Core, one: Act, actor: Actor, bond?: Bond): void {
  core.append(decide(core.rules, core.state, one, actor, judged(core, one), bond));
  if (one.kind === 'recalendar') core.rules = { ...core.rules, calendar: one.calendar };
}

/** For whoever watches over us: nobody comes by this honestly. */
const suspect = (code: string, what: Record<string, unknown>): void => log.warn(`security: ${code}`, { security: code, ...what });

/** The one way in. A request already answered is answered again the same way, whatever has changed since. */
function receive(core: Core): void {
  const refuse = (message: ActMessage): void => {
    const { act: one, actor } = message;
    const stranger = misdirected(message, core.state.id);
    if (stranger) suspect(stranger.code, { meant: message.case, request: one.request });
    const known = !stranger && core.state.requests[one.request] !== undefined;
    if (known) return;
    const refusal =
      stranger ??
      outOfTime(message, new Date().toISOString() as Instant) ??
      refusalFor(core.rules, core.state, one, actor, judged(core, one));
    if (refusal) throw ApplicationFailure.nonRetryable(refusal.code, refusedType, refusal);
  };
  setHandler(
    act,
    async (message) => {
      refuse(message);
      const { request } = message.act;
      if (core.state.requests[request] === undefined) enact(core, message.act, message.actor, message.bond);
      const version = core.state.requests[request] ?? core.state.version;
      await core.waiters.until(() => core.recorded >= version);
      return { version };
    },
    { validator: refuse },
  );
  setHandler(submit, async () => {
    await core.waiters.until(() => core.recorded >= 1);
    return { version: 1 };
  });
}
