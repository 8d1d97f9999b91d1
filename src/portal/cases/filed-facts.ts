import { type Answers } from '../../domain/form/answers';
import { type Facts } from '../../domain/ground/facts';
import { type MinimumWage, minimumWagesFor } from '../../domain/ground/minimum-wages';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { type Services } from '../services';

/** The facts with the minimum wages that they are reckoned by, of the place as it is answered; undefined while one has not been entered. */
export function withWages({ policies }: Pick<Services, 'policies'>, policy: Policy, facts: Facts, answers: Answers): Facts | undefined {
  const area = programmeNamed(policy.programme).area[policy.jurisdiction]?.(answers);
  return area === undefined ? undefined : reckonedBy(minimumWagesFor(policies.minimumWages, area), policy, facts);
}

/** The same by a table that stands: of a case that was filed, the one that it was filed with. */
export function reckonedBy(table: readonly MinimumWage[], { programme: name, award }: Policy, facts: Facts): Facts | undefined {
  const { wages } = programmeNamed(name);
  return wages ? wages(facts, table, award?.with ?? {}) : facts;
}
