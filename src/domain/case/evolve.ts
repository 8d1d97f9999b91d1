import { type ActorId, never, type StepId } from '../values';
import { localDate } from '../calendar/instants';
import { type CaseEvent } from './events';
import { type CaseState, type Finding, type Inspection, type Obligation, type Payment, type Row } from './state';
import { begin } from './begin';
import { dutyIn } from './duties';
import { machine } from '../offices';

/**
 * Folds one event into the state. Pure and total over what `decide` makes; the ledger's heads prove that it never changed its mind.
 * @param state undefined before `submitted`, the first event of every case
 */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.type === 'submitted') return remember(begin(event.submission), event);
  if (!state) throw new Error(`the first event of a case is submitted, not ${event.type}`);
  return remember(happen(dutied(touch({ ...state, version: state.version + 1 }, event), event), event), event);
}

/** Who did what stays on the state, so that duties that must be separate can be told apart. */
function dutied(state: CaseState, event: CaseEvent): CaseState {
  const duty = dutyIn(state, event);
  if (!duty || event.by === machine.id) return state;
  const done = { duty, person: event.person, round: state.round, ...('step' in event ? { step: event.step as StepId } : {}) };
  const known = state.duties.some(
    (one) => one.duty === duty && one.person === done.person && one.round === done.round && one.step === done.step,
  );
  return known ? state : { ...state, duties: [...state.duties, done] };
}

/** What a return leaves standing counts in the new round too: whoever gave a review that still stands may not decide upon it. */
const carried = ({ duties, round }: CaseState, undone: readonly string[]): CaseState['duties'] =>
  duties.map((one) =>
    round > 0 && one.round === round && one.step !== undefined && !undone.includes(one.step) ? { ...one, round: round + 1 } : one,
  );

const remember = (state: CaseState, event: CaseEvent): CaseState =>
  event.request === undefined ? state : { ...state, requests: { ...state.requests, [event.request]: state.version } };

/** An obligation is as new as the last event that names its step: what was drawn before it is stale. */
const touch = (state: CaseState, event: CaseEvent): CaseState =>
  'step' in event && event.type !== 'opened' ? onStep(state, event.step, () => ({ changed: state.version })) : state;

function happen(state: CaseState, event: Exclude<CaseEvent, { type: 'submitted' }>): CaseState {
  switch (event.type) {
    case 'opened':
      return {
        ...without(state, 'returnedTo'),
        ...(event.kind === 'visit' ? { visit: { inspections: [] } } : {}),
        done: without(state.done, event.step),
        obligations: [
          ...state.obligations,
          {
            step: event.step,
            kind: event.kind,
            role: event.role,
            office: event.office,
            holders: [],
            opened: event.at,
            since: event.at,
            due: event.due,
            ...(event.places === undefined ? {} : { places: event.places }),
            changed: state.version,
            extended: false,
            overdue: false,
          },
        ],
        payments: event.payment
          ? [...state.payments, { ...event.payment, attempt: 1, payee: state.payee, status: 'ready' }]
          : state.payments,
      };
    case 'passed-up':
      return onStep(state, event.step, () => ({ office: event.office, holders: [] }));
    case 'unstaffed':
      return onStep(state, event.step, () => ({ unstaffed: true }));
    case 'claimed':
      return staffed(
        onStep(state, event.step, (one) => ({ holders: [...one.holders, event.holder] })),
        event.step,
      );
    case 'released':
      return onStep(state, event.step, (one) => ({ holders: one.holders.filter((holder) => holder !== event.holder) }));
    case 'reassigned':
      return staffed(
        onStep(state, event.step, (one) => ({
          holders: [...one.holders.filter((holder) => holder !== event.from && holder !== event.to), event.to],
        })),
        event.step,
      );
    case 'extended':
      return onStep(state, event.step, () => ({ due: event.due, extended: true, overdue: false }));
    case 'overdue':
      return onStep(state, event.step, () => ({ overdue: true }));
    case 'reminded':
      return { ...state, reminded: [...state.reminded, event.key] };
    case 'noted':
    case 'messaged':
      return state;
    case 'clock-moved':
      return { ...state, offset: state.offset + event.days * 86_400_000 };
    case 'accepted':
      return end(
        {
          ...state,
          round: 1,
          accepted: { at: event.at, deemed: event.deemed },
          ...(event.undertaking ? { promised: event.undertaking } : {}),
        },
        event,
        'done',
      );
    case 'not-accepted':
      return end(
        { ...state, decided: { at: event.at, granted: false, by: event.by, clause: event.clause, text: event.text } },
        event,
        'not-accepted',
      );
    case 'supplement-asked':
      return {
        ...withoutDue(state, event.step),
        supplements: state.supplements + 1,
        supplement: { step: event.step, items: event.items, asked: event.at, due: event.due },
      };
    case 'supplemented':
      return onStep(
        { ...without(state, 'supplement'), answers: event.answers, facts: event.facts, evidence: event.evidence, received: event.at },
        event.step,
        () => ({ due: event.due, since: event.at, overdue: false }),
      );
    case 'promise-kept':
      return { ...without(state, 'promised'), evidence: [...state.evidence, ...event.evidence] };
    case 'lapsed':
      return { ...without(state, 'supplement'), obligations: [], ending: 'lapsed' };
    case 'limits':
      return { ...state, limits: limitsAfter(state, event) };
    case 'reserved':
      return { ...state, rights: { reserved: event.keys } };
    case 'right-taken':
      return { ...state, rights: { ...state.rights, takenBy: event.number } };
    case 'checked':
      return { ...state, facts: event.facts, findings: mergeFindings(state.findings, event.findings) };
    case 'settled':
      return { ...state, findings: state.findings.map((one) => (one.id === event.finding ? settle(one, event) : one)) };
    case 'appointed':
      return { ...state, visit: { ...state.visit, appointment: { at: event.on, text: event.text } } };
    case 'inspected':
      return { ...state, visit: { ...state.visit, inspections: [...state.visit.inspections, event.inspection] as Inspection[] } };
    case 'ended':
      return end(state, event, 'done');
    case 'returned':
      return {
        ...end({ ...state, done: withoutAll(state.done, event.undone), duties: carried(state, event.undone) }, event, 'returned'),
        returnedTo: event.to,
        round: state.round + 1,
      };
    case 'refused':
      return end(
        { ...state, decided: { at: event.at, granted: false, by: event.by, clause: event.clause, text: event.text } },
        event,
        'refused',
      );
    case 'granted':
      return end(
        {
          ...state,
          result: event.result,
          payee: event.payee,
          decided: { at: event.at, granted: true, by: event.by, ...(event.text ? { text: event.text } : {}) },
        },
        event,
        'done',
      );
    case 'joined-batch':
      return onPayment(state, event.attempt, () => ({ status: 'in-batch', batch: event.batch }));
    case 'left-batch':
      return { ...state, payments: state.payments.map((one) => (one.attempt === event.attempt ? backToReady(one) : one)) };
    case 'payment-ordered':
      return onPayment(state, event.attempt, () => ({ status: 'ordered' }));
    case 'paid':
      return end(
        onPayment(state, event.attempt, () => ({ status: 'paid', on: event.on, reference: event.reference })),
        event,
        'done',
      );
    case 'bounced':
      return withoutDue(
        onPayment(state, event.attempt, () => ({ status: 'bounced', on: event.on, reason: event.reason, answerBy: event.answerBy })),
        event.step,
      );
    case 'account-mended': {
      const last = state.payments.at(-1);
      const next: Payment[] = last
        ? [...state.payments, { key: event.key, attempt: event.attempt, fen: last.fen, payee: event.payee, status: 'ready' }]
        : [];
      return onStep({ ...state, payee: event.payee, payments: next }, event.step, () => ({
        due: event.due,
        since: event.at,
        overdue: false,
      }));
    }
    case 'delivered':
      return end(state, event, 'done');
    case 'withdrawn':
      return { ...without(state, 'supplement'), obligations: [], ending: 'withdrawn' };
    case 'recalendared':
      return {
        ...state,
        obligations: state.obligations.map((one) => redated(one, event.dues[one.step])),
        ...(state.limits && event.limits ? { limits: { ...state.limits, ...event.limits } } : {}),
        ...(state.supplement && event.supplementDue ? { supplement: { ...state.supplement, due: event.supplementDue } } : {}),
      };
    case 'row':
      return { ...state, rows: mergeRow(state, event.row) };
    case 'closed':
      return { ...without(state, 'supplement'), obligations: [], outcome: event.outcome, closed: event.at };
    default:
      return never(event);
  }
}

const onStep = (state: CaseState, step: string, change: (one: Obligation) => Partial<Obligation>): CaseState => ({
  ...state,
  obligations: state.obligations.map((one) => (one.step === step ? { ...one, ...change(one) } : one)),
});

/** While it waits for the applicant an obligation has no due instant: its clock stands still. */
const withoutDue = (state: CaseState, step: string): CaseState => ({
  ...state,
  obligations: state.obligations.map((one) => (one.step === step ? without({ ...one, overdue: false }, 'due') : one)),
});

const end = (state: CaseState, { step, by }: { step: string; by: ActorId }, outcome: CaseState['done'][string]): CaseState => ({
  ...state,
  obligations: state.obligations.filter((one) => one.step !== step),
  done: { ...state.done, [step]: outcome },
  endedBy: { ...state.endedBy, [step]: by },
});

const staffed = (state: CaseState, step: string): CaseState => ({
  ...state,
  obligations: state.obligations.map((one) => (one.step === step ? without(one, 'unstaffed') : one)),
});

const onPayment = (state: CaseState, attempt: number, change: () => Partial<Payment>): CaseState => ({
  ...state,
  payments: state.payments.map((one) => (one.attempt === attempt ? { ...one, ...change() } : one)),
});

const backToReady = (payment: Payment): Payment => ({ ...without(payment, 'batch'), status: 'ready' });

const redated = (one: Obligation, due: Obligation['due']): Obligation => (due && one.due ? { ...one, due } : one);

function limitsAfter(state: CaseState, event: Extract<CaseEvent, { type: 'limits' }>): NonNullable<CaseState['limits']> {
  const day = localDate(event.at);
  const pauses = state.limits?.pauses ?? [];
  const extension = event.extension ?? state.limits?.extension;
  return {
    from: state.limits?.from ?? event.from ?? day,
    ...(extension === undefined ? {} : { extension }),
    ...(event.statutory ? { statutory: event.statutory } : {}),
    ...(event.promised ? { promised: event.promised } : {}),
    pauses: event.pause
      ? [...pauses, { reason: event.pause, from: day }]
      : event.extension === undefined
        ? pauses.map((pause) => (pause.to ? pause : { ...pause, to: day }))
        : pauses,
  };
}

/** A later comparison replaces what was unverified; what an officer settled stays settled. */
const mergeFindings = (before: Finding[], fresh: Finding[]): Finding[] => [
  ...before.filter((one) => one.settled ?? !fresh.some((other) => other.id === one.id)),
  ...fresh.filter((one) => !before.some((other) => other.id === one.id && other.settled)),
];

const settle = (finding: Finding, event: Extract<CaseEvent, { type: 'settled' }>): Finding => ({
  ...finding,
  settled: { by: event.by, at: event.at, verdict: event.verdict, text: event.text, ...(event.paper ? { paper: event.paper } : {}) },
});

/** A case asked to join begins anew: what became of an earlier asking is past. */
function mergeRow({ rows, version }: CaseState, row: Row): Row[] {
  const fresh: Row = row.status === 'asked' ? { ...row, asked: version } : row;
  if (!rows.some((one) => one.case === row.case)) return [...rows, fresh];
  return rows.map((one) => (one.case !== row.case ? one : row.status === 'asked' ? fresh : { ...one, ...fresh }));
}

/** What stood after the step returned to is undone, never erased: the events are still there. */
const withoutAll = (done: CaseState['done'], undone: readonly string[]): CaseState['done'] =>
  Object.fromEntries(Object.entries(done).filter(([step]) => !undone.includes(step)));

/** The same value without one optional member (a member set to undefined would not survive canonical JSON). */
function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> & T {
  const { [key]: _gone, ...rest } = value;
  return rest as Omit<T, K> & T;
}
