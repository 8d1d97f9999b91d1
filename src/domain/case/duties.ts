import { type StepKind } from '../programmes/route-shape';
import { type PersonId } from '../values';
import { type Duty, type Policy } from '../policy/policy';
import { type CaseEvent } from './events';
import { type CaseState } from './state';

/** Which duty a step of this kind is, for whoever acts on it. */
export function dutyOf(kind: StepKind): Duty | undefined {
  const duties: Partial<Record<StepKind, Duty>> = {
    accept: 'accept',
    visit: 'visit',
    review: 'review',
    decide: 'decide',
    compose: 'compose',
    release: 'release',
    deliver: 'deliver',
  };
  return duties[kind];
}

const performing: readonly CaseEvent['type'][] = [
  'accepted',
  'not-accepted',
  'supplement-asked',
  'inspected',
  'ended',
  'returned',
  'refused',
  'granted',
  'delivered',
  'row',
];

/** The duty that an event performs: only what judges or moves money, not a claim or a note. */
export function dutyIn(state: CaseState, event: CaseEvent): Duty | undefined {
  if (!performing.includes(event.type) || !('step' in event)) return undefined;
  const kind = state.obligations.find((one) => one.step === event.step)?.kind;
  return kind && dutyOf(kind);
}

/**
 * The duty already performed that forbids this person `duty` now, or undefined.
 * Pairs come from the policy; they bind natural persons, not accounts, within one round (round 0 counts in every one).
 */
export function conflicting(policy: Policy, state: CaseState, person: PersonId, duty: Duty): Duty | undefined {
  const excluded = policy.separate.flatMap(([one, other]) => (one === duty ? [other] : other === duty ? [one] : []));
  return state.duties.find(
    (done) => done.person === person && excluded.includes(done.duty) && (done.round === 0 || done.round === state.round),
  )?.duty;
}
