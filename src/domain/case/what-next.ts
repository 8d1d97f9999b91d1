import { programmeNamed } from '../programmes';
import { type RouteStep } from '../policy/policy';
import { type StepId } from '../values';
import { type CaseOutcome, type CaseState } from './state';
import { type Rules } from './submission';

/** What a case does next by its route: a step to open, one that is open, or the end of the route. */
export type Next = { open: StepId } | { waits: StepId } | { ended: CaseOutcome | 'all-done' };

type Route = readonly RouteStep[];
type Story = Pick<CaseState, 'facts' | 'done' | 'programme'>;

/**
 * The first step of the route that is not done, or what ended the route before. A return takes what stood after it back into `undone`, so
 * that the same walk finds the step that the case went back to. The workflow follows it; pages and tests ask it.
 */
export function whatNext({ policy }: Pick<Rules, 'policy'>, state: CaseState): Next {
  if (state.outcome ?? state.ending) return { ended: state.outcome ?? state.ending ?? 'withdrawn' };
  const [open] = state.obligations;
  if (open) return { waits: open.step };
  for (const one of policy.route) {
    const outcome = state.done[one.step];
    if (outcome === 'refused' || outcome === 'not-accepted') return { ended: outcome };
    if (outcome !== 'done' && !isPassedOver(policy.route, state, one)) return { open: one.step };
  }
  return { ended: 'all-done' };
}

/** Does the step's situation (`onlyIf`), if it has one, hold by the facts as they stand? */
export const isInSituation = (
  { onlyIf }: Pick<RouteStep, 'onlyIf'>,
  { programme, facts }: Pick<CaseState, 'facts' | 'programme'>,
): boolean => onlyIf === undefined || programmeNamed(programme).situations[onlyIf]?.(facts) === true;

/**
 * Is this step, which is not done, not gone through? What stands before a step that is done was passed over when it was reached, whatever
 * the facts say since. Of several decisions one is taken: the first whose situation holds, and where none does the last of them, in which
 * nothing can be granted (`decide.ts`): a case never ends as granted without a decision.
 */
export function isPassedOver(route: Route, state: Story, step: RouteStep): boolean {
  if (step.onlyIf === undefined || state.done[step.step] === 'done') return false;
  const at = route.indexOf(step);
  if (route.findLastIndex((one) => state.done[one.step] === 'done') > at) return true;
  if (step.kind !== 'decide') return !isInSituation(step, state);
  const taken = decisionTaken(route, state);
  return taken !== step;
}

/** Of several decisions the one that is taken, or would be by the facts as they stand. */
function decisionTaken(route: Route, state: Story): RouteStep | undefined {
  const decisions = route.filter((one) => one.kind === 'decide');
  return decisions.find((one) => state.done[one.step] === 'done') ?? decisions.find((one) => isInSituation(one, state)) ?? decisions.at(-1);
}

/** Is nothing known yet of which decision will be taken: none is, and no situation of theirs holds? */
function isUndecided(route: Route, state: Story & Pick<CaseState, 'obligations'>): boolean {
  const decisions = route.filter((one) => one.kind === 'decide');
  const begun = ({ step }: RouteStep): boolean => state.done[step] === 'done' || state.obligations.some((open) => open.step === step);
  return !decisions.some((one) => begun(one) || isInSituation(one, state));
}

/**
 * The steps that a case has gone through, is at, or will come to by the facts as they stand: the route as pages show it. Of decisions all,
 * while nothing says which.
 */
export const routeAhead = (route: Route, state: Story & Pick<CaseState, 'obligations' | 'outcome' | 'ending'>): RouteStep[] =>
  route.filter((one) => {
    const outcome = state.done[one.step];
    if (one.onlyIf === undefined || state.obligations.some(({ step }) => step === one.step)) return true;
    if (outcome === 'done' || outcome === 'refused' || outcome === 'not-accepted') return true;
    if (state.outcome ?? state.ending) return false;
    return (one.kind === 'decide' && isUndecided(route, state)) || !isPassedOver(route, state, one);
  });
