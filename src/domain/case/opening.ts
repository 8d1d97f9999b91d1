import { machine, officeFor } from '../offices';
import { stopsLimits } from '../policy/phases';
import { type RouteStep } from '../policy/policy';
import { type Fen, type Instant, type OfficeId, type StepId } from '../values';
import { stamp } from './decide';
import { type CaseEvent, type Happening } from './events';
import { limitsPause, stepDue } from './limits';
import { officesAbove } from './offices-above';
import { opensStill } from './steps/bar';
import { kinds } from './steps/kinds';
import { paymentKey } from './steps/pay';
import { type CaseState } from './state';
import { type Rules } from './submission';

/**
 * The events that open a step: in which office, until when; a visit stops the case's limits, a payment gets its first key.
 * @param now by the case's own clock
 * @throws if the policy names an office that does not exist there; the loader refuses such a policy before any case
 */
export function opening(rules: Rules, state: CaseState, id: StepId, now: Instant): CaseEvent[] {
  const step = stepNamed(rules, id);
  const office = officeFor(rules.offices, state.area, step.level, step.unit);
  if (!office) throw new Error(`no ${step.level} ${step.unit} serves ${state.area} for step ${id}`);
  // What was decided is paid only if it is money.
  const sum = state.result?.unit === 'fen' ? (state.result.value as Fen) : undefined;
  const pays = step.kind === 'pay' && sum !== undefined && state.payments.length === 0;
  const places = kinds[step.kind]?.places?.(step);
  const days = kinds[step.kind]?.days?.(state, step);
  const opened: Happening = {
    type: 'opened',
    step: id,
    kind: step.kind,
    role: step.role,
    office: office.id,
    due: stepDue(rules, step, now, days),
    ...(places === undefined ? {} : { places }),
    ...(pays ? { payment: { key: paymentKey(state.id, rules.policy.once.item, 1), fen: sum } } : {}),
  };
  const still = stopsLimits(step.kind);
  const happenings: Happening[] = still && state.limits ? [opened, limitsPause(still)] : [opened];
  return [...happenings, ...opensStill(state, step, days ?? step.workingDays)].map((one) => stamp(one, machine, now));
}

/**
 * Nobody eligible is left for a step in its office. @param to the nearest office above where somebody is; without one the step stays
 * where it is, until somebody holds its post, and every office above is told
 */
export function passingUp(rules: Rules, state: CaseState, id: StepId, to: OfficeId | undefined, now: Instant): CaseEvent[] {
  const open = state.obligations.find((one) => one.step === id);
  if (!open) return [];
  if (to) return [stamp({ type: 'passed-up', step: id, office: to }, machine, now)];
  return open.unstaffed
    ? []
    : [stamp({ type: 'unstaffed', step: id, tell: [open.office, ...officesAbove(rules.offices, open.office)] }, machine, now)];
}

export function stepNamed(rules: Rules, id: StepId): RouteStep {
  const step = rules.policy.route.find((one) => one.step === id);
  if (!step) throw new Error(`the route has no step ${id}`);
  return step;
}
