import { type Actor } from '../offices';
import { type Instant, type StepId } from '../values';
import { type ActKind, type Refusal } from './acts';
import { ruleOf, standingOf } from './refusal';
import { actKinds } from './steps';
import { standingRefusal } from './standing';
import { type CaseState } from './state';
import { type Rules } from './submission';

export interface Available {
  kind: ActKind;
  step: StepId;
  /** Why not, if not: the page says it where the button would stand. */
  refusal?: Refusal;
}

/** Every act that belongs to what is open, allowed or refused with its reason. The machine's own acts are left out. */
export function availableActs(rules: Rules, state: CaseState, actor: Actor, now: Instant): Available[] {
  return actKinds.flatMap((kind) => {
    const rule = ruleOf(kind);
    if (!rule || rule.by === 'machine') return [];
    const steps = rule.on === 'case' ? [wholeCase] : state.obligations.map((one) => one.step);
    return steps.flatMap((step) => {
      const refusal = standingRefusal(rule, standingOf(rules, state, step, actor, now));
      if (refusal?.code === 'wrong-step') return [];
      return [{ kind, step, ...(refusal ? { refusal } : {}) }];
    });
  });
}

/** The step of acts that concern the case as a whole. */
export const wholeCase = 'case' as StepId;
