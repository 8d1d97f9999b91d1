import { liesIn } from './ground/area';
import { type ActorId, type AreaCode, type LocalDate, type OfficeId, type PartyId, type PersonId } from './values';

/** Street 街道, district 区, city 市, province 省. The level a step names; the case's jurisdiction names the place. */
export const levels = ['street', 'district', 'city', 'province'] as const;
export type Level = (typeof levels)[number];

/** What an officer may do in an office. */
export type Role = 'window' | 'inspector' | 'reviewer' | 'scorer' | 'approver' | 'finance' | 'supervisor' | 'auditor';
export const roles: readonly Role[] = ['window', 'inspector', 'reviewer', 'scorer', 'approver', 'finance', 'supervisor', 'auditor'];

/** Which kind of body: a district has its federation (残联), its employment agency (残疾人就业服务机构) and its finance bureau (财政局). */
export const units = ['federation', 'agency', 'finance-bureau'] as const;
export type Unit = (typeof units)[number];

/** One office as `policies/<area>/offices.yaml` has it. `serves` lists whole area codes: no prefix is ever matched. */
export interface Office {
  id: OfficeId;
  name: { 'zh-CN': string; en: string };
  level: Level;
  unit: Unit;
  parent?: OfficeId;
  serves: AreaCode[];
  telephone: string;
  address?: string;
}

export interface Post {
  role: Role;
  office: OfficeId;
}

/** Who acts. `deputyFor` lists colleagues on leave (AB岗) whose obligations this officer may act on. */
export interface Actor {
  id: ActorId;
  person: PersonId;
  kind: 'applicant' | 'officer' | 'machine';
  posts: Post[];
  deputyFor: ActorId[];
  /** Units whose mandate the account holds now. */
  parties?: readonly PartyId[];
}

/** The clock, the registries' comparison, the treasury: acts of the system itself, entered by a workflow or an activity. */
export const machine: Actor = { id: 'machine' as ActorId, person: 'machine' as PersonId, kind: 'machine', posts: [], deputyFor: [] };

/**
 * The office of a level and unit that serves `area`: itself, or above the street that serves it, or standing beside that one (a
 * district's agency beside its federation). @param area the code the case's jurisdiction names
 */
export function officeFor(offices: readonly Office[], area: AreaCode, level: Level, unit: Unit): Office | undefined {
  const fits = (office: Office): boolean => office.level === level && office.unit === unit;
  const serving = offices.filter((office) => office.serves.includes(area));
  const chain = serving.flatMap((office) => [office, ...above(offices, office)]);
  return (
    chain.find(fits) ??
    offices.find((office) => fits(office) && chain.some((one) => one.id === office.parent && one.level === office.level))
  );
}

/** Whom to call where nothing says whom: the federation of the city that has had its matters here longest, or the first office there is. */
export function frontOffice({
  offices,
  policies,
}: {
  offices: readonly Office[];
  policies: readonly { area: AreaCode; document: { validFrom: LocalDate } }[];
}): Office | undefined {
  const [longest] = [...policies].sort((one, other) => one.document.validFrom.localeCompare(other.document.validFrom));
  const there = offices.filter(({ serves }) => longest && serves.some((area) => liesIn(area, longest.area)));
  const fits = ({ level, unit }: Office): boolean => level === 'city' && unit === 'federation';
  return there.flatMap((office) => [office, ...above(offices, office)]).find(fits) ?? there[0] ?? offices[0];
}

/** The chain of parents of an office, nearest first; ends at a parent that is missing or already seen. */
export function above(offices: readonly Office[], office: Office): Office[] {
  const chain: Office[] = [];
  for (let next = parentOf(offices, office); next && !chain.includes(next); next = parentOf(offices, next)) chain.push(next);
  return chain;
}

const parentOf = (offices: readonly Office[], office: Office): Office | undefined => offices.find((one) => one.id === office.parent);
