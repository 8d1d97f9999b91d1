import { type Duty } from '../policy/policy';
import { type StepKind } from '../programmes/route-shape';
import { type CaseEvent } from './events';
import { type CaseState } from './state';
import { performing } from './steps';
import { kinds } from './steps/kinds';

/** Which duty a step of this kind is, for whoever acts on it. */
export const dutyOf = (kind: StepKind): Duty | undefined => kinds[kind]?.duty;

/** The duty that an event performs. */
export function dutyIn(state: CaseState, event: CaseEvent): Duty | undefined {
  if (!performing.includes(event.type) || !('step' in event)) return undefined;
  const kind = state.obligations.find((one) => one.step === event.step)?.kind;
  return kind && dutyOf(kind);
}
