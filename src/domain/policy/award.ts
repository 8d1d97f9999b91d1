import { type Facts } from '../programmes/facts';
import { type Fen } from '../values';
import { type Explained } from './explained';
import { type Amount, type Formula, formulaNamed } from './formulas';
import { isProvisional, type Policy } from './policy';

/** The amount in fen as a tree, the same on calculator, officer's page and letter. */
export function award(policy: Policy, facts: Facts): Explained<Fen> {
  return formulaOf(policy).compute(facts, policy.award.with, policy.award, isProvisional(policy, policy.award.from));
}

/** The amounts that this policy pays, as its page lists them. */
export const amountsOf = (policy: Policy): Amount[] => formulaOf(policy).schedule(policy.award.with);

function formulaOf(policy: Policy): Formula<unknown> {
  const formula = formulaNamed(policy.award.formula);
  if (!formula) throw new Error(`policy ${policy.id} was loaded with an unknown formula ${policy.award.formula}`);
  return formula;
}
