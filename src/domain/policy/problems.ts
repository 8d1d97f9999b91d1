import { award } from './award';
import { eligibility } from './eligibility';
import { formulaNamed } from './formulas';
import { type Policy, type RouteStep } from './policy';
import { ruleNamed } from './rules';
import { factsOf } from './example-facts';

/** One thing wrong with a file: where in it (a path of members), and why. */
export interface Problem {
  path: (string | number)[];
  why: string;
}

/** Everything that the shape alone does not show: names, references, the route, every example computed. */
export const problemsOf = (policy: Policy): Problem[] => {
  const structural = [...sourceProblems(policy), ...ruleProblems(policy), ...routeProblems(policy), ...separationProblems(policy)];
  // Examples are computed only once all they rest on is sound.
  return structural.length > 0 ? structural : exampleProblems(policy);
};

function sourceProblems(policy: Policy): Problem[] {
  const used: [Problem['path'], string][] = [
    [['limits', 'from'], policy.limits.from],
    ...policy.eligibility.map((one, at): [Problem['path'], string] => [['eligibility', at, 'from'], one.from]),
    ...policy.evidence.map((one, at): [Problem['path'], string] => [['evidence', at, 'from'], one.from]),
    ...policy.route.map((one, at): [Problem['path'], string] => [['route', at, 'from'], one.from]),
    ...policy.grounds.map((one, at): [Problem['path'], string] => [['grounds', at, 'from'], one.from]),
    [['award', 'from'], policy.award.from],
  ];
  return used.filter(([, from]) => !Object.hasOwn(policy.sources, from)).map(([path, from]) => ({ path, why: `no source is called ${from}` }));
}

function ruleProblems(policy: Policy): Problem[] {
  const problems: Problem[] = [];
  policy.eligibility.forEach((use, at) => {
    const rule = ruleNamed(use.rule);
    if (!rule) problems.push({ path: ['eligibility', at, 'rule'], why: `no rule is called ${use.rule}` });
    else problems.push(...parameterProblems(['eligibility', at], rule.parameters.safeParse(use.with)));
  });
  if (policy.programme === 'payment-batch') return problems;
  const formula = formulaNamed(policy.award.formula);
  if (!formula) problems.push({ path: ['award', 'formula'], why: `no formula is called ${policy.award.formula}` });
  else problems.push(...parameterProblems(['award'], formula.parameters.safeParse(policy.award.with)));
  return problems;
}

const parameterProblems = (path: Problem['path'], parsed: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }): Problem[] =>
  (parsed.error?.issues ?? []).map((issue) => ({ path: [...path, 'with', ...issue.path.map(String)], why: issue.message }));

function routeProblems({ route, programme }: Policy): Problem[] {
  const problems: Problem[] = [];
  const at = (step: string): number => route.findIndex((one) => one.step === step);
  route.forEach((step, index) => {
    if (at(step.step) !== index) problems.push({ path: ['route', index, 'step'], why: `the step ${step.step} stands twice` });
    for (const back of step.returnsTo) {
      // Only backwards: a return that went forward would skip steps, and one to itself would never end.
      if (at(back) === -1) problems.push({ path: ['route', index, 'returnsTo'], why: `no step is called ${back}` });
      else if (at(back) >= index) problems.push({ path: ['route', index, 'returnsTo'], why: `${back} does not come before ${step.step}` });
    }
    if (step.kind === 'visit' && step.checklist.length === 0) problems.push({ path: ['route', index, 'checklist'], why: 'a visit needs a checklist' });
  });
  const order: Record<typeof programme, RouteStep['kind'][]> = { 'startup-grant': ['accept', 'decide', 'pay'], 'payment-batch': ['compose', 'release', 'settle'] };
  const places = order[programme].map((kind) => route.findIndex((one) => one.kind === kind));
  order[programme].forEach((kind, index) => {
    if (places[index] === -1) problems.push({ path: ['route'], why: `the route never reaches a step of kind ${kind}` });
    else if (index > 0 && (places[index] as number) < (places[index - 1] as number)) problems.push({ path: ['route'], why: `${kind} stands before ${order[programme][index - 1] as string}` });
  });
  if (programme === 'startup-grant' && route[0]?.kind !== 'accept') problems.push({ path: ['route', 0], why: 'a route begins with accept' });
  return problems;
}

const separationProblems = ({ separate }: Policy): Problem[] =>
  separate.flatMap(([one, other], at) => (one === other ? [{ path: ['separate', at], why: `${one} cannot be kept apart from itself` }] : []));

function exampleProblems(policy: Policy): Problem[] {
  return policy.examples.flatMap(({ facts: given, expect, name }, at) => {
    const parsed = factsOf(given);
    if (!parsed.success) return parsed.error.issues.map((issue) => ({ path: ['examples', at, 'facts', ...issue.path.map(String)], why: issue.message }));
    const eligible = eligibility(policy, parsed.data).every((one) => one.verdict === 'met');
    if (eligible !== expect.eligible) return [{ path: ['examples', at, 'expect'], why: `${name}: computed ${eligible ? 'eligible' : 'not eligible'}` }];
    const fen = award(policy, parsed.data).value;
    return expect.yuan !== undefined && fen !== expect.yuan * 100 ? [{ path: ['examples', at, 'expect', 'yuan'], why: `${name}: computed ${fen / 100} yuan` }] : [];
  });
}
