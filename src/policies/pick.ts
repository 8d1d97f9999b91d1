import { liesIn, narrowerFirst } from '../domain/ground/area';
import { above, type Office } from '../domain/offices';
import { type Policy } from '../domain/policy/policy';
import { type AreaCode, type LocalDate } from '../domain/values';
import { type Policies } from './load';

/** The file in force on a day for an area, of the narrowest place that has one; or undefined. */
export const policyFor = ({ policies }: Pick<Policies, 'policies'>, programme: string, area: AreaCode, on: LocalDate): Policy | undefined =>
  policies
    .filter((policy) => policy.programme === programme && liesIn(area, policy.area))
    .filter(({ document }) => document.validFrom <= on && (document.validUntil === undefined || on <= document.validUntil))
    .sort((one, other) => narrowerFirst(one.area, other.area) || other.document.validFrom.localeCompare(one.document.validFrom))[0];

/** The offices a case of this area can reach: those that serve it, all above them, and those beside these. */
export function officesFor(offices: readonly Office[], area: AreaCode): Office[] {
  const serving = offices.filter((office) => office.serves.includes(area));
  const reached = new Set(serving.flatMap((office) => [office, ...above(offices, office)]).map((office) => office.id));
  return offices.filter(
    (office) => reached.has(office.id) || (office.unit !== 'federation' && office.parent !== undefined && reached.has(office.parent)),
  );
}
