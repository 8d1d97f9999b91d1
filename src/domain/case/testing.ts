import { type StartupGrantFacts } from '../programmes/startup-grant/facts';
import { type Calendar } from '../calendar/calendar';
import { type Actor, machine, type Office } from '../offices';
import { type Policy } from '../policy/policy';
import {
  type ActorId,
  type AreaCode,
  type CaseId,
  type Fen,
  type Hash,
  type Instant,
  type LocalDate,
  type OfficeId,
  type PersonId,
  type RequestId,
  type StepId,
  type TextRef,
} from '../values';
import { type Act, type ActBodies, type ActKind, type Refusal } from './acts';
import { type Bond, type Bound } from './bond';
import { wholeCase } from './available';
import { decide } from './decide';
import { caseTime, nextDeadline } from './due';
import { type CaseEvent, type LedgerRow } from './events';
import { append } from './ledger';
import { opening } from './opening';
import { refusalFor } from './refusal';
import { rightsOf } from './rights';
import { type CaseState } from './state';
import { stamp } from './decide';
import { whatNext } from './what-next';
import { type Rules, type Submission } from './submission';

/** For tests: weekdays only, no holidays, as policy research §11.6 counts. */
export const plainCalendar: Calendar = { version: 'plain', holidays: [], makeUp: [], provisionalYears: [], from: 2020, to: 2040 };
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

const office = (id: string, level: Office['level'], unit: Office['unit'], serves: string[], parent?: string): Office => ({
  id: id as OfficeId,
  name: { 'zh-CN': id, en: id },
  level,
  unit,
  serves: serves as AreaCode[],
  telephone: '0',
  ...(parent ? { parent: parent as OfficeId } : {}),
});

export const offices: Office[] = [
  office('city', 'city', 'federation', []),
  office('district', 'district', 'federation', ['440309'], 'city'),
  office('agency', 'district', 'agency', ['440309'], 'district'),
  office('street', 'street', 'federation', ['440309002'], 'district'),
];

export const applicant: Actor = { id: 'lin' as ActorId, person: 'p-lin' as PersonId, kind: 'applicant', posts: [], deputyFor: [] };

export const facts = (founders = 1, more: Partial<StartupGrantFacts> = {}): StartupGrantFacts => ({
  on: '2026-03-02' as LocalDate,
  people: Array.from({ length: founders }, (_, n) => ({
    person: (n === 0 ? 'p-lin' : `p-partner-${n}`) as PersonId,
    certificate: 'disability' as const,
    certificateValidUntil: '2030-01-01' as LocalDate,
    household: '440309002' as AreaCode,
  })),
  organisation: 'individual-business',
  rentsPremises: true,
  operating: true,
  rentPaidOnTime: true,
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
    paysBy = () => 'none' as 'none' | 'paid' | 'bounced',
    checks = true,
    bond = () => '',
    filed = {},
  }: {
    on?: string;
    founders?: number;
    sandbox?: boolean;
    paysBy?: () => 'none' | 'paid' | 'bounced';
    checks?: boolean;
    bond?: (bound: Bound) => string;
    /** What was filed otherwise than that grant. */
    filed?: Partial<Submission>;
  } = {},
): Line {
  const rules: Rules = { policy, calendar: plainCalendar, offices };
  const submission: Submission = {
    id: 'case-1' as CaseId,
    number: 'n-1',
    sandbox,
    programme: policy.programme,
    policy: policy.id,
    area: '440309002' as AreaCode,
    applicant: { actor: applicant.id, person: applicant.person },
    beneficiaries: facts(founders).people.map((one) => one.person),
    subjects: facts(founders).people.map((one) => one.person),
    answers: text('answers'),
    evidence: [],
    payee: text('payee'),
    facts: facts(founders),
    salt: 'salt',
    at: at(on),
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
      const [open] = state.obligations;
      if (open?.kind === 'check' && checks) {
        enter(machine, actOf('checked', open.step, { findings: [{ id: 'business/firm/name', verdict: 'agrees' }], facts: state.facts }));
        continue;
      }
      if (open?.kind === 'offer' && !state.offers) {
        enter(machine, actOf('offer', open.step, {}));
        continue;
      }
      const payment = state.payments.at(-1);
      const result = open?.kind === 'pay' && payment?.status === 'ordered' ? paysBy() : 'none';
      if (open && payment && result !== 'none') {
        const body =
          result === 'paid'
            ? { attempt: payment.attempt, on: '2026-03-10' as LocalDate, reference: 'T' }
            : { attempt: payment.attempt, on: '2026-03-10' as LocalDate, reason: 'closed-account' };
        enter(machine, actOf(result, open.step, body));
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
