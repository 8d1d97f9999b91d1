import { type StepId } from '../values';
import { type CaseOutcome, type CaseState } from './state';
import { type Rules } from './submission';

/** What a case does next by its route: a step to open, one that is open, or the end of the route. */
export type Next = { open: StepId } | { waits: StepId } | { ended: CaseOutcome | 'all-done' };

/**
 * The first step of the route that is not done, or what ended the route before. A return takes what stood after it back into `undone`, so
 * that the same walk finds the step that the case went back to. The workflow follows it; pages and tests ask it.
 */
export function whatNext({ policy }: Pick<Rules, 'policy'>, state: CaseState): Next {
  if (state.outcome ?? state.ending) return { ended: state.outcome ?? state.ending ?? 'withdrawn' };
  const [open] = state.obligations;
  if (open) return { waits: open.step };
  for (const { step } of policy.route) {
    const outcome = state.done[step];
    if (outcome === 'refused' || outcome === 'not-accepted') return { ended: outcome };
    if (outcome !== 'done') return { open: step };
  }
  return { ended: 'all-done' };
}
