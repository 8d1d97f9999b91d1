import { type Policy } from '../domain/policy/policy';
import { type AreaCode, type LocalDate } from '../domain/values';
import { type Policies } from './load';
import { policyFor } from './pick';

/** The policy in force for a district on a day, if one of its streets has the office that a case there begins with; otherwise it is not open there. */
export function policyOpenIn(policies: Policies, programme: string, district: AreaCode, on: LocalDate): Policy | undefined {
  const policy = policyFor(policies, programme, district, on);
  const first = policy?.route[0];
  const served = policies.offices.some(
    ({ level, unit, serves }) => level === first?.level && unit === first.unit && serves.some((area) => area.startsWith(district)),
  );
  return served ? policy : undefined;
}
