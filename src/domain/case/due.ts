import { endOfDay } from '../calendar/instants';
import { type Instant, type StepId } from '../values';
import { type Expiry } from './acts';
import { type CaseState } from './state';
import { openHearing, remindsOfHearing } from './steps/hear';

/** What runs out next: an applicant's answer, an office's step that has not been reminded of, or something no step watches. */
export type Deadline = { due: Instant } & ({ step: StepId } | { what: Expiry });

/** The earliest of all that stand open, by the case's own clock; undefined if nothing can run out. */
export function nextDeadline(state: CaseState): Deadline | undefined {
  const steps = state.obligations.flatMap(({ step, due, overdue }) => (due && !overdue ? [{ step, due }] : []));
  const asked = state.supplement ? [{ step: state.supplement.step, due: state.supplement.due }] : [];
  const beside = expiries.flatMap((what) => {
    const due = runsOut(state, what);
    return due === undefined ? [] : [{ what, due }];
  });
  return [...asked, ...steps, ...beside].sort((one, other) => one.due.localeCompare(other.due))[0];
}

const expiries: readonly Expiry[] = ['promised-limit', 'undertaking', 'account', 'hearing'];

/** When this runs out; undefined if it does not, or was reminded of already. */
export function runsOut(state: CaseState, what: Expiry): Instant | undefined {
  if ((state.outcome ?? state.ending) || state.reminded.includes(expiryKey(state, what))) return undefined;
  if (what === 'account') return waitingForAccount(state)?.answerBy;
  if (what === 'hearing') return remindsOfHearing(state);
  if (what === 'undertaking') return state.promised && endOfDay(state.promised.by);
  return state.limits?.promised && !state.decided ? endOfDay(state.limits.promised) : undefined;
}

/** A later date, or another attempt, is reminded of anew. */
export const expiryKey = (state: CaseState, what: Expiry): string => `${what}/${which[what](state) ?? ''}`;

const which: Record<Expiry, (state: CaseState) => string | number | undefined> = {
  'promised-limit': ({ limits }) => limits?.promised,
  undertaking: ({ promised }) => promised?.by,
  account: (state) => waitingForAccount(state)?.attempt,
  hearing: (state) => openHearing(state)?.until,
};

const waitingForAccount = ({ payments }: CaseState) => {
  const last = payments.at(-1);
  return last?.status === 'bounced' ? last : undefined;
};

/** The instant on the case's own clock, which somebody trying the sandbox may have moved. */
export const caseTime = (state: Pick<CaseState, 'offset'>, instant: Instant): Instant =>
  state.offset === 0 ? instant : (new Date(Date.parse(instant) + state.offset).toISOString() as Instant);
