import { never, type StepId } from '../values';
import { type CaseEvent } from './events';
import {
  backToReady,
  end,
  limitsAfter,
  mergeFindings,
  mergeRow,
  onPayment,
  onStep,
  redated,
  settle,
  staffed,
  without,
  withoutAll,
  withoutDue,
} from './folding';
import { type CaseState, type Inspection, type Payment } from './state';
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
      return { ...onStep(state, event.step, () => ({ due: event.due, extended: true, overdue: false })), extended: true };
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
          ...(event.result ? { result: event.result } : {}),
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
