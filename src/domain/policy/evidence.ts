import { type Facts } from '../ground/facts';
import { programmeNamed } from '../programmes';
import { type Evidence, type Policy } from './policy';

/** A paper of the policy as this application needs it: `held` if a registry answered for it, and then not required. */
export type Needed = Evidence & { held: boolean };

/** The papers that this application needs: those of the policy whose situation the facts are in. @param held registries that answered */
export function evidenceFor(policy: Policy, facts: Facts, held: readonly string[] = []): Needed[] {
  const { situations } = programmeNamed(policy.programme);
  return policy.evidence
    .filter(({ onlyIf }) => onlyIf === undefined || situations[onlyIf]?.(facts) === true)
    .map((one) => {
      const answered = one.registry !== undefined && held.includes(one.registry);
      return { ...one, held: answered, required: one.required && !answered };
    });
}
