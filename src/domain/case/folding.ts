import { localDate } from '../calendar/instants';
import { type ActorId } from '../values';
import { type CaseEvent } from './events';
import { type CaseState, type Finding, type Obligation, type Payment, type Row } from './state';

/** The few ways in which an event changes a state; `evolve` says which event does which. */
export const onStep = (state: CaseState, step: string, change: (one: Obligation) => Partial<Obligation>): CaseState => ({
  ...state,
  obligations: state.obligations.map((one) => (one.step === step ? { ...one, ...change(one) } : one)),
});

/** While it waits for the applicant an obligation has no due instant: its clock stands still. */
export const withoutDue = (state: CaseState, step: string): CaseState => ({
  ...state,
  obligations: state.obligations.map((one) => (one.step === step ? without({ ...one, overdue: false }, 'due') : one)),
});

export const end = (state: CaseState, { step, by }: { step: string; by: ActorId }, outcome: CaseState['done'][string]): CaseState => ({
  ...state,
  obligations: state.obligations.filter((one) => one.step !== step),
  done: { ...state.done, [step]: outcome },
  endedBy: { ...state.endedBy, [step]: by },
});

export const staffed = (state: CaseState, step: string): CaseState => ({
  ...state,
  obligations: state.obligations.map((one) => (one.step === step ? without(one, 'unstaffed') : one)),
});

export const onPayment = (state: CaseState, attempt: number, change: () => Partial<Payment>): CaseState => ({
  ...state,
  payments: state.payments.map((one) => (one.attempt === attempt ? { ...one, ...change() } : one)),
});

export const backToReady = (payment: Payment): Payment => ({ ...without(payment, 'batch'), status: 'ready' });

export const redated = (one: Obligation, due: Obligation['due']): Obligation => (due && one.due ? { ...one, due } : one);

export function limitsAfter(state: CaseState, event: Extract<CaseEvent, { type: 'limits' }>): NonNullable<CaseState['limits']> {
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
export const mergeFindings = (before: Finding[], fresh: Finding[]): Finding[] => [
  ...before.filter((one) => one.settled ?? !fresh.some((other) => other.id === one.id)),
  ...fresh.filter((one) => !before.some((other) => other.id === one.id && other.settled)),
];

export const settle = (finding: Finding, event: Extract<CaseEvent, { type: 'settled' }>): Finding => ({
  ...finding,
  settled: { by: event.by, at: event.at, verdict: event.verdict, text: event.text, ...(event.paper ? { paper: event.paper } : {}) },
});

/** A case asked to join begins anew: what became of an earlier asking is past. */
export function mergeRow({ rows, version }: CaseState, row: Row): Row[] {
  const fresh: Row = row.status === 'asked' ? { ...row, asked: version } : row;
  if (!rows.some((one) => one.case === row.case)) return [...rows, fresh];
  return rows.map((one) => (one.case !== row.case ? one : row.status === 'asked' ? fresh : { ...one, ...fresh }));
}

/** What stood after the step returned to is undone, never erased: the events are still there. */
export const withoutAll = (done: CaseState['done'], undone: readonly string[]): CaseState['done'] =>
  Object.fromEntries(Object.entries(done).filter(([step]) => !undone.includes(step)));

/** The same value without one optional member (a member set to undefined would not survive canonical JSON). */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> & T {
  const { [key]: _gone, ...rest } = value;
  return rest as Omit<T, K> & T;
}
