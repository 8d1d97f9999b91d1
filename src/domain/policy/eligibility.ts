import { type Eligibility } from '../ground/explained';
import { type Facts } from '../ground/facts';
import { programmeNamed } from '../programmes';
import { isProvisional, type Policy } from './policy';

/** Every rule of the policy asked of the facts, finding by finding with its clause and source. Pure and total. */
export const eligibility = (policy: Policy, facts: Facts): Eligibility[] =>
  policy.eligibility.map((use) => {
    const rule = programmeNamed(policy.programme).rules[use.rule];
    if (!rule) throw new Error(`policy ${policy.id} was loaded with an unknown rule ${use.rule}`);
    const found = rule.judge(facts, use.with);
    return { rule: use.rule, ...found, clause: use.clause, from: use.from, provisional: isProvisional(policy, use.from) };
  });

/** Does nothing speak against it yet? `unknown` is for the registries to answer. */
export const mayQualify = (findings: readonly Eligibility[]): boolean => findings.every((one) => one.verdict !== 'unmet');
