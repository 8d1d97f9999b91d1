import { award } from './award';
import { consistencyProblems } from './consistency';
import { eligibility } from './eligibility';
import { factsOf } from './example-facts';
import { formulaNamed } from './formulas';
import { type Problem, problemsIn } from './issues';
import { type Policy } from './policy';
import { routeProblems } from './route-problems';
import { ruleNamed } from './rules';

/** Everything that the shape alone does not show: names, references, the route, every example computed. */
export const problemsOf = (policy: Policy): Problem[] => {
  const structural = [
    ...sourceProblems(policy),
    ...ruleProblems(policy),
    ...awardProblems(policy),
    ...routeProblems(policy),
    ...consistencyProblems(policy),
  ];
  // Examples are computed only once all they rest on is sound.
  return structural.length > 0 ? structural : exampleProblems(policy);
};

function sourceProblems(policy: Policy): Problem[] {
  const lists = { eligibility: policy.eligibility, evidence: policy.evidence, route: policy.route, grounds: policy.grounds };
  const used: [Problem['path'], string][] = [
    [['limits', 'from'], policy.limits.from],
    ...Object.entries(lists).flatMap(([name, list]) => list.map(({ from }, at): [Problem['path'], string] => [[name, at, 'from'], from])),
    [['award', 'from'], policy.award.from],
  ];
  return used
    .filter(([, from]) => !Object.hasOwn(policy.sources, from))
    .map(([path, from]) => ({ path, why: `no source is called ${from}` }));
}

const ruleProblems = (policy: Policy): Problem[] =>
  policy.eligibility.flatMap((use, at) => {
    const rule = ruleNamed(use.rule);
    return rule
      ? problemsIn(rule.parameters.safeParse(use.with).error, ['eligibility', at, 'with'])
      : [{ path: ['eligibility', at, 'rule'], why: `no rule is called ${use.rule}` }];
  });

/** A batch pays what others decided: nobody is eligible for it, and it computes nothing. */
function awardProblems({ programme, award: use, eligibility: rules, examples }: Policy): Problem[] {
  if (programme === 'payment-batch') {
    const given = { award: use.formula !== 'none', eligibility: rules.length > 0, examples: examples.length > 0 };
    return Object.entries(given).flatMap(([member, there]) => (there ? [{ path: [member], why: `a payment batch has no ${member}` }] : []));
  }
  if (use.formula === 'none') return [{ path: ['award'], why: 'the award is missing: nobody is led to a matter without an amount' }];
  const formula = formulaNamed(use.formula);
  return formula
    ? problemsIn(formula.parameters.safeParse(use.with).error, ['award', 'with'])
    : [{ path: ['award', 'formula'], why: `no formula is called ${use.formula}` }];
}

const exampleProblems = (policy: Policy): Problem[] =>
  policy.examples.flatMap(({ facts: given, expect, name }, at) => {
    const parsed = factsOf(given);
    if (!parsed.success) return problemsIn(parsed.error, ['examples', at, 'facts']);
    const eligible = eligibility(policy, parsed.data).every((one) => one.verdict === 'met');
    if (eligible !== expect.eligible) {
      return [{ path: ['examples', at, 'expect'], why: `${name}: computed ${eligible ? 'eligible' : 'not eligible'}` }];
    }
    const yuan = eligible ? award(policy, parsed.data).value / 100 : 0;
    return expect.yuan !== undefined && yuan !== expect.yuan
      ? [{ path: ['examples', at, 'expect', 'yuan'], why: `${name}: computed ${yuan} yuan` }]
      : [];
  });
