import { type Evidence, type Policy } from '../policy/policy';

/** The papers that this application needs: those of the policy whose condition holds. */
export const evidenceFor = (policy: Policy, { jointly, rents }: { jointly: boolean; rents: boolean }): Evidence[] =>
  policy.evidence.filter(({ onlyIf }) => onlyIf === undefined || (onlyIf === 'jointly-founded' ? jointly : rents));
