import { isOffices } from '../domain/programmes';
import { liesIn } from '../domain/ground/area';
import { type Office, officeFor } from '../domain/offices';
import { wholeDistricts } from '../domain/places-served';
import { type Policy } from '../domain/policy/policy';
import { type FileProblem } from './problem';
import { type Read } from './yaml';

interface InFile<T> {
  file: Read;
  at: number;
  office: T;
}

/** What shows only between files: parents, areas served twice, overlapping dates, steps without an office. */
export function acrossProblems(policies: { policy: Policy; file: Read }[], offices: InFile<Office>[]): FileProblem[] {
  return [
    ...officeProblems(offices),
    ...dateProblems(policies),
    ...staffingProblems(
      policies,
      offices.map((one) => one.office),
    ),
  ];
}

function officeProblems(offices: InFile<Office>[]): FileProblem[] {
  const problem = ({ file, at }: InFile<Office>, member: string, why: string): FileProblem => ({
    file: file.name,
    line: file.lineOf(['offices', at, member]),
    why,
  });
  const byId = new Map(offices.map((one) => [one.office.id, one]));
  return offices.flatMap((one, index) => {
    const { office } = one;
    const found: FileProblem[] = [];
    if (offices.findIndex((other) => other.office.id === office.id) < index)
      found.push(problem(one, 'id', `the office ${office.id} stands twice`));
    if (office.parent !== undefined && !byId.has(office.parent)) found.push(problem(one, 'parent', `no office is called ${office.parent}`));
    if (circles(office, byId)) found.push(problem(one, 'parent', `the offices above ${office.id} run in a circle`));
    const twin = offices
      .slice(0, index)
      .find((other) => sameKind(other.office, office) && other.office.serves.some((area) => office.serves.includes(area)));
    if (twin) found.push(problem(one, 'serves', `${office.id} serves an area that ${twin.office.id} serves already`));
    return found;
  });
}

const sameKind = (one: Office, other: Office): boolean => one.level === other.level && one.unit === other.unit;

function circles(office: Office, byId: Map<string, InFile<Office>>): boolean {
  const seen = new Set<string>();
  for (let next: Office | undefined = office; next; next = next.parent === undefined ? undefined : byId.get(next.parent)?.office) {
    if (seen.has(next.id)) return true;
    seen.add(next.id);
  }
  return false;
}

function dateProblems(policies: { policy: Policy; file: Read }[]): FileProblem[] {
  return policies.flatMap(({ policy, file }, index) =>
    policies
      .slice(0, index)
      .filter(({ policy: other }) => other.programme === policy.programme && other.area === policy.area && overlap(policy, other))
      .map((other) => ({
        file: file.name,
        line: file.lineOf(['document', 'validFrom']),
        why: `its dates overlap with ${other.file.name}`,
      })),
  );
}

/** A file without an end is superseded by a newer one; only the same day, or a stated end that is passed, overlaps. */
function overlap({ document: one }: Policy, { document: other }: Policy): boolean {
  if (one.validFrom === other.validFrom) return true;
  const [first, second] = one.validFrom < other.validFrom ? [one, other] : [other, one];
  return first.validUntil !== undefined && first.validUntil >= second.validFrom;
}

/**
 * Every step must have an office for every area of the policy that a case can be of: a street for people's cases, or a district that has no
 * street offices; a district for batches.
 */
function staffingProblems(policies: { policy: Policy; file: Read }[], offices: Office[]): FileProblem[] {
  return policies.flatMap(({ policy, file }) => {
    const served = [...new Set(offices.flatMap((office) => office.serves))];
    const [areas, what] = isOffices(policy.programme)
      ? [served.filter((area) => area.length === 6), 'district']
      : [[...served.filter((area) => area.length === 9), ...wholeDistricts(offices).map(({ area }) => area)], 'street'];
    const ours = areas.filter((area) => liesIn(area, policy.area));
    if (ours.length === 0) return [{ file: file.name, line: file.lineOf(['area']), why: `no office serves any ${what} of ${policy.area}` }];
    return policy.route.flatMap((step, at) => {
      const missing = ours.filter((area) => !officeFor(offices, area, step.level, step.unit));
      const why = `no ${step.level} ${step.unit} serves ${missing.join(', ')} for the step ${step.step}`;
      return missing.length > 0 ? [{ file: file.name, line: file.lineOf(['route', at]), why }] : [];
    });
  });
}
