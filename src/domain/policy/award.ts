import { type Explained } from '../ground/explained';
import { type Facts } from '../ground/facts';
import { programmeNamed } from '../programmes';
import { type Formula, type Listed } from '../programmes/rule';
import { type FormulaUse, isProvisional, type Policy } from './policy';

/** What a decision comes to, as a tree, the same on calculator, officer's page and letter; nothing where the policy names no formula. */
export function award(policy: Policy, facts: Facts): Explained<number> | undefined {
  const { award: use } = policy;
  if (!use) return undefined;
  const { clause, from } = use;
  return formulaOf(policy, use).compute(facts, use.with, { clause, from, provisional: isProvisional(policy, from) });
}

/** The results there are under this policy, as its page lists them, each with its unit. */
export const resultsOf = (policy: Policy): (Listed & Pick<Formula<Facts>, 'unit'>)[] => {
  const { award: use } = policy;
  if (!use) return [];
  const formula = formulaOf(policy, use);
  return formula.schedule(use.with).map((one) => ({ ...one, unit: formula.unit }));
};

function formulaOf(policy: Policy, { formula: name }: FormulaUse): Formula<Facts> {
  const formula = programmeNamed(policy.programme).results[name];
  if (!formula) throw new Error(`policy ${policy.id} was loaded with an unknown formula ${name}`);
  return formula;
}
