import { type Instant, type StepId } from '../values';
import { type CaseState } from './state';

/** What runs out next: an applicant's answer, or an office's step that has not already been reminded of. */
export interface Deadline {
  step: StepId;
  due: Instant;
}

/** The earliest of all that stand open, by the case's own clock; undefined if nothing can run out. */
export function nextDeadline(state: CaseState): Deadline | undefined {
  const steps = state.obligations.flatMap(({ step, due, overdue }) => (due && !overdue ? [{ step, due }] : []));
  const asked = state.supplement ? [{ step: state.supplement.step, due: state.supplement.due }] : [];
  return [...asked, ...steps].sort((one, other) => one.due.localeCompare(other.due))[0];
}

/** The instant on the case's own clock, which somebody trying the sandbox may have moved. */
export const caseTime = (state: Pick<CaseState, 'offset'>, instant: Instant): Instant =>
  state.offset === 0 ? instant : (new Date(Date.parse(instant) + state.offset).toISOString() as Instant);
