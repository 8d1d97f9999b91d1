import { type Problem } from './issues';
import { type Policy } from './policy';

/** What contradicts itself: limits, dates, names that stand twice, duties kept apart from themselves. */
export const consistencyProblems = (policy: Policy): Problem[] => [
  ...limitProblems(policy),
  ...separationProblems(policy),
  ...(policy.window && policy.window.opens > policy.window.closes
    ? [{ path: ['window', 'closes'], why: `it closes before it opens, on ${policy.window.opens}` }]
    : []),
  ...twice(['evidence'], policy.evidence, 'item'),
  ...twice(['grounds'], policy.grounds, 'clause'),
  ...twice(['examples'], policy.examples, 'name'),
  ...twice(['eligibility'], policy.eligibility, 'rule'),
  ...policy.route.flatMap((step, at) => [
    ...twice(['route', at, 'checklist'], step.checklist, 'item'),
    ...twice(['route', at, 'aspects'], step.aspects ?? [], 'item'),
  ]),
];

function limitProblems({ limits, document }: Policy): Problem[] {
  const problems: Problem[] = [];
  if (limits.promised > limits.statutory)
    problems.push({ path: ['limits', 'promised'], why: 'the promised limit is longer than the statutory one' });
  if (document.validUntil !== undefined && document.validUntil < document.validFrom) {
    problems.push({ path: ['document', 'validUntil'], why: `it ends before it begins, on ${document.validFrom}` });
  }
  return problems;
}

const separationProblems = ({ separate }: Policy): Problem[] =>
  separate.flatMap(([one, other], at) => {
    const same = separate.findIndex((pair) => pair.includes(one) && pair.includes(other));
    if (one === other) return [{ path: ['separate', at], why: `${one} cannot be kept apart from itself` }];
    return same < at ? [{ path: ['separate', at], why: `${one} and ${other} are kept apart twice` }] : [];
  });

const twice = <K extends string>(path: Problem['path'], list: readonly Record<K, string>[], member: K): Problem[] =>
  list.flatMap((one, at) =>
    list.findIndex((other) => other[member] === one[member]) < at
      ? [{ path: [...path, at, member], why: `${one[member]} stands twice` }]
      : [],
  );
