import { type Duty, type Policy } from '../policy/policy';
import { type PersonId } from '../values';
import { type CaseState } from './state';

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

/** What a return leaves standing counts in the new round too: whoever gave a review that still stands may not decide upon it. */
export const carried = ({ duties, round }: CaseState, undone: readonly string[]): CaseState['duties'] =>
  duties.map((one) =>
    round > 0 && one.round === round && one.step !== undefined && !undone.includes(one.step) ? { ...one, round: round + 1 } : one,
  );
