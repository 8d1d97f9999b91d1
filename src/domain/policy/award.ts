import { type Facts } from '../programmes/facts';
import { type Fen } from '../values';
import { type Explained } from './explained';
import { formulaNamed } from './formulas';
import { isProvisional, type Policy } from './policy';

/** The amount in fen as a tree, the same on calculator, officer's page and letter. */
export function award(policy: Policy, facts: Facts): Explained<Fen> {
  const formula = formulaNamed(policy.award.formula);
  if (!formula) throw new Error(`policy ${policy.id} was loaded with an unknown formula ${policy.award.formula}`);
  return formula.compute(facts, policy.award.with, policy.award, isProvisional(policy, policy.award.from));
}
