import { type StepKind } from '../programmes/route-shape';
import { type Policy, type RouteStep } from './policy';

/** Why 法定时限 and 承诺时限 stand still while a step of this kind is open; undefined where they run on. */
export const stopsLimits = (kind: StepKind): 'visit' | 'panel' | 'notice' | undefined =>
  kind === 'visit' || kind === 'panel' || kind === 'notice' ? kind : undefined;

/** How a step stands to the two limits: before they start, counted, not counted though between, or after the decision that they are for. */
export type Phase = 'before' | 'counted' | 'still' | 'after';

/** 受理 starts the limits, the decision ends them (of several the one that is taken); each step of the route with where it stands. */
export function phasesOf({ route }: Pick<Policy, 'route'>): { step: RouteStep; phase: Phase }[] {
  const decide = route.findLastIndex((one) => one.kind === 'decide');
  return route.map((step, at) => ({
    step,
    phase: step.kind === 'accept' ? 'before' : decide >= 0 && at > decide ? 'after' : stopsLimits(step.kind) ? 'still' : 'counted',
  }));
}
