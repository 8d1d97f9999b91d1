import { findProgramme, isAppliedFor } from '../programmes';
import { type Programme } from '../programmes/programme';
import { award } from './award';
import { consistencyProblems } from './consistency';
import { eligibility } from './eligibility';
import { type Problem, problemsIn } from './issues';
import { type Policy } from './policy';
import { routeProblems } from './route-problems';

/** Everything that the shape alone does not show: names, references, the route, every example computed. */
export const problemsOf = (policy: Policy): Problem[] => {
  const programme = findProgramme(policy.programme);
  if (!programme) return [{ path: ['programme'], why: `no programme is called ${policy.programme}` }];
  const structural = [
    ...sourceProblems(policy),
    ...programmeProblems(policy, programme),
    ...awardProblems(policy, programme),
    ...routeProblems(policy, programme.route),
    ...consistencyProblems(policy),
  ];
  // Examples are computed only once all they rest on is sound.
  return structural.length > 0 ? structural : exampleProblems(policy, programme);
};

function sourceProblems(policy: Policy): Problem[] {
  const lists = {
    eligibility: policy.eligibility,
    evidence: policy.evidence,
    route: policy.route,
    grounds: policy.grounds,
    follows: policy.follows,
  };
  const used: [Problem['path'], string][] = [
    [['limits', 'from'], policy.limits.from],
    ...Object.entries(lists).flatMap(([name, list]) => list.map(({ from }, at): [Problem['path'], string] => [[name, at, 'from'], from])),
    ...(policy.award ? [[['award', 'from'], policy.award.from] as [Problem['path'], string]] : []),
    ...(policy.window ? [[['window', 'from'], policy.window.from] as [Problem['path'], string]] : []),
    ...(policy.standing ? [[['standing', 'from'], policy.standing.from] as [Problem['path'], string]] : []),
    ...(policy.budget ? [[['budget', 'from'], policy.budget.from] as [Problem['path'], string]] : []),
  ];
  return used
    .filter(([, from]) => !Object.hasOwn(policy.sources, from))
    .map(([path, from]) => ({ path, why: `no source is called ${from}` }));
}

function programmeProblems(policy: Policy, programme: Programme): Problem[] {
  const { rules, situations, subjects, comparisons, area } = programme;
  const unknown = (path: Problem['path'], what: string, name: string): Problem => ({ path, why: `no ${what} is called ${name}` });
  return [
    ...policy.eligibility.flatMap((use, at) => {
      const rule = rules[use.rule];
      return rule
        ? problemsIn(rule.parameters.safeParse(use.with).error, ['eligibility', at, 'with'])
        : [unknown(['eligibility', at, 'rule'], 'rule', use.rule)];
    }),
    ...policy.evidence.flatMap(({ onlyIf, registry }, at) => [
      ...(onlyIf === undefined || Object.hasOwn(situations, onlyIf) ? [] : [unknown(['evidence', at, 'onlyIf'], 'situation', onlyIf)]),
      ...(registry === undefined || comparisons.some((one) => one.registry.name === registry)
        ? []
        : [{ path: ['evidence', at, 'registry'], why: `${policy.programme} asks no registry called ${registry}` }]),
    ]),
    ...policy.route.flatMap(({ onlyIf }, at) =>
      onlyIf === undefined || Object.hasOwn(situations, onlyIf) ? [] : [unknown(['route', at, 'onlyIf'], 'situation', onlyIf)],
    ),
    ...policy.follows.flatMap((one, at) =>
      findProgramme(one.programme) ? [] : [unknown(['follows', at, 'programme'], 'programme', one.programme)],
    ),
    ...areaProblems(policy, Object.keys(area)),
    ...(policy.standing && !programme.stands
      ? [{ path: ['standing'], why: `what ${policy.programme} grants stands for nothing later: it has no standing` }]
      : []),
    ...(policy.standing?.over ?? []).flatMap((name, at) =>
      findProgramme(name)?.begunOver?.standing
        ? []
        : [{ path: ['standing', 'over', at], why: `nothing that is begun over a standing is called ${name}` }],
    ),
    ...policy.follows.flatMap(({ daysBeforeEnd }, at) =>
      daysBeforeEnd === undefined || policy.standing
        ? []
        : [{ path: ['follows', at, 'daysBeforeEnd'], why: 'before the end of what? The file says no standing' }],
    ),
    // Rights of another kind would be promised by the file and not held to.
    ...(!isAppliedFor(programme) || Object.hasOwn(subjects, policy.once.per)
      ? []
      : [{ path: ['once', 'per'], why: `rights per ${policy.once.per} are not kept: say ${Object.keys(subjects).join(' or ')}` }]),
  ];
}

/** A place that no answer gives: every case under such a file would have no office. */
const areaProblems = ({ jurisdiction, programme }: Policy, answered: readonly string[]): Problem[] =>
  answered.length === 0 || answered.includes(jurisdiction)
    ? []
    : [{ path: ['jurisdiction'], why: `${programme} does not ask where the ${jurisdiction} is: say ${answered.join(' or ')}` }];

/** A batch pays what others decided, an objection is about another's case: nobody is eligible for them, and they compute nothing. */
function awardProblems({ award: use, eligibility: rules, examples }: Policy, programme: Programme): Problem[] {
  const { results, payee } = programme;
  if (!isAppliedFor(programme)) {
    const given = { award: use !== undefined, eligibility: rules.length > 0, examples: examples.length > 0 };
    return Object.entries(given).flatMap(([member, there]) =>
      there ? [{ path: [member], why: `what nobody applies for has no ${member}` }] : [],
    );
  }
  if (!use) return payee ? [{ path: ['award'], why: 'the award is missing: nobody is led to a matter without an amount' }] : [];
  const formula = results[use.formula];
  return formula
    ? problemsIn(formula.parameters.safeParse(use.with).error, ['award', 'with'])
    : [{ path: ['award', 'formula'], why: `no formula is called ${use.formula}` }];
}

const exampleProblems = (policy: Policy, { shape }: Programme): Problem[] =>
  policy.examples.flatMap(({ facts: given, expect, name }, at) => {
    const parsed = shape.safeParse(given);
    if (!parsed.success) return problemsIn(parsed.error, ['examples', at, 'facts']);
    const eligible = eligibility(policy, parsed.data).every((one) => one.verdict === 'met');
    if (eligible !== expect.eligible) {
      return [{ path: ['examples', at, 'expect'], why: `${name}: computed ${eligible ? 'eligible' : 'not eligible'}` }];
    }
    const result = eligible ? award(policy, parsed.data) : undefined;
    const computed = { yuan: (result?.value ?? 0) / 100, value: result?.value ?? 0 };
    return (['yuan', 'value'] as const).flatMap((unit) =>
      expect[unit] === undefined || expect[unit] === computed[unit]
        ? []
        : [{ path: ['examples', at, 'expect', unit], why: `${name}: computed ${computed[unit]}${unit === 'yuan' ? ' yuan' : ''}` }],
    );
  });
