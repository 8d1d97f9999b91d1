import { type Evidence, type Policy } from '../policy/policy';

export interface Situation {
  jointly: boolean;
  rents: boolean;
  /** Registries that answered for the applicant: what they have is not asked for on paper. */
  held?: readonly string[];
}

/** A paper of the policy as this application needs it: `held` if a registry answered for it, and then not required. */
export type Needed = Evidence & { held: boolean };

/** The papers that this application needs: those of the policy whose condition holds. */
export const evidenceFor = (policy: Policy, { jointly, rents, held = [] }: Situation): Needed[] =>
  policy.evidence
    .filter(({ onlyIf }) => onlyIf === undefined || (onlyIf === 'jointly-founded' ? jointly : rents))
    .map((one) => {
      const answered = one.registry !== undefined && held.includes(one.registry);
      return { ...one, held: answered, required: one.required && !answered };
    });
