import { type Actor, above, type Office } from '../../domain/offices';
import { type AreaCode, type LocalDate, type OfficeId, type PartyId } from '../../domain/values';
import { type Successor, type Successors } from '../../store/successors';

/** The district and the city that a place lies in: whose pools count for it, in this order. */
export const poolAreas = (area: AreaCode): AreaCode[] => [area.slice(0, 6), `${area.slice(0, 4)}00`] as AreaCode[];

/** Whether a unit of a pool is asked on a day. */
export const isAsked = ({ from, until }: Pick<Successor, 'from' | 'until'>, on: LocalDate): boolean => from <= on && on <= until;

/** Who is asked for a place, in the order of the pools as they stand now. @param failing who runs it */
export async function orderFor(successors: Pick<Successors, 'of'>, area: AreaCode, failing: PartyId, on: LocalDate): Promise<PartyId[]> {
  const areas = poolAreas(area);
  const all = (await successors.of(areas)).filter((one) => isAsked(one, on) && one.party !== failing);
  return [...new Set(areas.flatMap((one) => all.filter((other) => other.area === one)).map(({ party }) => party))];
}

/** The district or the city that an office is there for: by what it and the offices below it serve. Streets and provinces have no pool. */
export function poolOf(offices: readonly Office[], id: OfficeId): AreaCode | undefined {
  const office = offices.find((one) => one.id === id);
  if (!office || (office.level !== 'district' && office.level !== 'city')) return undefined;
  const below = offices.filter((one) => one.id === id || above(offices, one).some((other) => other.id === id));
  const [served] = below.flatMap(({ serves }) => serves);
  if (served === undefined) return undefined;
  return (office.level === 'district' ? served.slice(0, 6) : `${served.slice(0, 4)}00`) as AreaCode;
}

/** A pool as somebody sees it. @property keeps a supervisor keeps that of their own office */
export interface SeenPool {
  area: AreaCode;
  /** Whose it is: the federation there, or whoever stands beside it. */
  office: Office;
  keeps: boolean;
}

/** The pools that somebody's posts let them see: of their own offices and of those above. */
export function poolsOf(offices: readonly Office[], { posts }: Pick<Actor, 'posts'>): SeenPool[] {
  const pools = new Map<AreaCode, SeenPool>();
  for (const { office, role } of posts) {
    const own = offices.find((one) => one.id === office);
    for (const one of own ? [own, ...above(offices, own)] : []) {
      const area = poolOf(offices, one.id);
      if (area === undefined) continue;
      const before = pools.get(area);
      const keeps = role === 'supervisor' && one.id === office;
      pools.set(area, { area, office: before?.office.unit === 'federation' ? before.office : one, keeps: keeps || before?.keeps === true });
    }
  }
  return [...pools.values()];
}
