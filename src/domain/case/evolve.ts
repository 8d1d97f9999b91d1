import { machine } from '../offices';
import { dutyIn } from './duty-of';
import { type StepId } from '../values';
import { type CaseEvent } from './events';
import { onStep } from './folding';
import { type CaseState } from './state';
import { folds } from './steps';

/**
 * Folds one event into the state. Pure and total over what `decide` makes; the ledger's heads prove that it never changed its mind.
 * @param state undefined before `submitted`, the first event of every case
 */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.type === 'submitted') return remember(fold({} as CaseState, event), event);
  if (!state) throw new Error(`the first event of a case is submitted, not ${event.type}`);
  return remember(fold(dutied(touch({ ...state, version: state.version + 1 }, event), event), event), event);
}

/** What each kind of event does stands with the acts that come to it. */
const fold = (state: CaseState, event: CaseEvent): CaseState =>
  (folds[event.type] as (before: CaseState, happened: CaseEvent) => CaseState)(state, event);

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

const remember = (state: CaseState, event: CaseEvent): CaseState =>
  event.request === undefined ? state : { ...state, requests: { ...state.requests, [event.request]: state.version } };

/** An obligation is as new as the last event that names its step: what was drawn before it is stale. */
const touch = (state: CaseState, event: CaseEvent): CaseState =>
  'step' in event && event.type !== 'opened' ? onStep(state, event.step, () => ({ changed: state.version })) : state;
