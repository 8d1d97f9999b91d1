import { plainCalendar } from '../calendar/testing';
import { type Actor, machine } from '../offices';
import { type Policy } from '../policy/policy';
import {
  type ActorId,
  type Fen,
  type Hash,
  type Instant,
  type OfficeId,
  type PersonId,
  type RequestId,
  type StepId,
  type TextRef,
} from '../values';
import { type Act, type ActBodies, type ActKind, type Refusal } from './acts';
import { wholeCase } from './available';
import { type Bond, type Bound } from './bond';
import { decide, stamp } from './decide';
import { caseTime, nextDeadline } from './due';
import { type CaseEvent, type LedgerRow } from './events';
import { append } from './ledger';
import { opening } from './opening';
import { refusalFor } from './refusal';
import { rightsOf } from './rights';
import { type CaseState } from './state';
import { type Rules, type Submission } from './submission';
import { answerTo, type Paid } from './testing-effects';
import { applicant, grantUnder, offices } from './testing-scene';
import { whatNext } from './what-next';

export const text = (id: string): TextRef => ({ id, hash: 'a'.repeat(64) as Hash });
export const at = (instant: string): Instant => instant as Instant;

export const officer = (name: string, role: Actor['posts'][number]['role'], office: string, more: Partial<Actor> = {}): Actor => ({
  id: name as ActorId,
  person: `p-${name}` as PersonId,
  kind: 'officer',
  posts: [{ role, office: office as OfficeId }],
  deputyFor: [],
  ...more,
});

export interface Line {
  readonly state: CaseState;
  readonly rows: LedgerRow[];
  /** Now, by everybody's clock. */
  clock: Instant;
  /** Enters an act as the kernel would. @returns why not, if not */
  act<K extends ActKind>(
    actor: Actor,
    kind: K,
    step: string,
    body: ActBodies[K],
    more?: { seen?: number; request?: string },
  ): Refusal | undefined;
  refusal<K extends ActKind>(actor: Actor, kind: K, step: string, body: ActBodies[K], more?: { seen?: number }): Refusal | undefined;
  rules: Rules;
}

/** For tests: a case without Temporal. It follows the route as the stories do, with every effect answered at once. */
export function lineOf(
  policy: Policy,
  {
    on = '2026-03-02T02:00:00.000Z',
    founders = 1,
    sandbox = true,
    paysBy = () => 'none' as Paid,
    checks = true,
    bond = () => '',
    filed = {},
  }: {
    on?: string;
    founders?: number;
    sandbox?: boolean;
    paysBy?: () => Paid;
    checks?: boolean;
    bond?: (bound: Bound) => string;
    /** What was filed otherwise than that grant. */
    filed?: Partial<Submission>;
  } = {},
): Line {
  const rules: Rules = { policy, calendar: plainCalendar, offices };
  const submission: Submission = {
    ...grantUnder(policy, at(on), { founders, sandbox }),
    answers: text('answers'),
    payee: text('payee'),
    ...filed,
  };
  let clock = at(on);
  const first = append(undefined, [{ type: 'submitted', submission, at: at(on), by: applicant.id, person: applicant.person }]);
  let { state } = first;
  const rows = [...first.rows];
  let requests = 0;
  const push = (events: readonly CaseEvent[]): void => {
    if (events.length === 0) return;
    const next = append(state, events);
    state = next.state;
    rows.push(...next.rows);
  };
  const actOf = (kind: ActKind, step: string, body: object, more: { seen?: number; request?: string } = {}): Act =>
    ({
      kind,
      step: step as StepId,
      request: (more.request ?? `r${(requests += 1)}`) as RequestId,
      at: clock,
      seen: more.seen ?? state.version,
      ...body,
    }) as Act;
  const bonded = (act: Act, { id, person }: Actor): Bond | undefined => {
    if (id === machine.id) return undefined;
    const stated = { kind: act.kind, at: act.at, sent: act.at, from: 'portal' as const };
    return { ...stated, mac: bond({ ...stated, case: state.id, request: act.request, actor: id, person }) };
  };
  const enter = (actor: Actor, act: Act): Refusal | undefined => {
    if (state.requests[act.request] !== undefined) return undefined;
    const now = caseTime(state, act.at);
    const refusal = refusalFor(rules, state, act, actor, now);
    if (!refusal) push(decide(rules, state, act, actor, now, bonded(act, actor)));
    return refusal;
  };
  const story = (): void => {
    for (let turn = 0; turn < 20 && !state.outcome; turn += 1) {
      const now = caseTime(state, clock);
      const next = whatNext(rules, state);
      if ('ended' in next)
        return push([stamp({ type: 'closed', outcome: next.ended === 'all-done' ? 'granted' : next.ended }, machine, now)]);
      if (state.accepted && state.rights.reserved.length === 0)
        push([stamp({ type: 'reserved', keys: rightsOf(policy, state) }, machine, now)]);
      const deadline = nextDeadline(state);
      if (deadline && deadline.due < now) {
        const act = 'what' in deadline ? actOf('expire', wholeCase, { what: deadline.what }) : actOf('lapse', deadline.step, {});
        if (enter(machine, act)) throw new Error('a limit that is past was not allowed to lapse');
        continue;
      }
      const answer = answerTo(state, { checks, paysBy });
      if (answer) {
        enter(machine, actOf(answer.kind, answer.step, answer.body));
        continue;
      }
      if ('waits' in next) return;
      push(opening(rules, state, next.open, now));
    }
  };
  story();
  return {
    get state() {
      return state;
    },
    get rows() {
      return rows;
    },
    get clock() {
      return clock;
    },
    set clock(value) {
      clock = value;
      story();
    },
    rules,
    refusal: (actor, kind, step, body, more) => refusalFor(rules, state, actOf(kind, step, body, more), actor, caseTime(state, clock)),
    act(actor, kind, step, body, more) {
      const refusal = enter(actor, actOf(kind, step, body, more));
      story();
      return refusal;
    },
  };
}

export const fen = (amount: number): Fen => amount as Fen;
