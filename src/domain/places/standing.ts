import { type CaseId, type LocalDate, type PlaceId } from '../values';

/** 有效期内的等级: what a place was granted and for how long, by the case that granted it. Forward only: what ended is never taken out. */
export interface Standing {
  case: CaseId;
  place: PlaceId;
  /** What kind of standing: `stars`. */
  what: string;
  value: number;
  from: LocalDate;
  /** The last day that it holds by itself. */
  until: LocalDate;
  /** Each time that it was suspended (一票否决): from its first day up to the day before `to`. */
  suspended: { from: LocalDate; to?: LocalDate; by: CaseId }[];
  /** The first day on which it holds no more. @property by the case that replaced or withdrew it */
  ended?: { on: LocalDate; by: CaseId };
}

/** Whether it holds on a day, or is suspended then. */
export function standsOn({ from, until, ended, suspended }: Standing, day: LocalDate): 'stands' | 'suspended' | undefined {
  if (day < from || day > until || (ended && ended.on <= day)) return undefined;
  return suspended.some((one) => one.from <= day && (one.to === undefined || day < one.to)) ? 'suspended' : 'stands';
}

/** Of several of one place and kind the one that counts on a day, with how it stands: what began last comes before what began earlier. */
export function standingOn(all: readonly Standing[], day: LocalDate): { standing: Standing; how: 'stands' | 'suspended' } | undefined {
  const [last] = all
    .flatMap((standing) => {
      const how = standsOn(standing, day);
      return how ? [{ standing, how }] : [];
    })
    .sort((one, other) => other.standing.from.localeCompare(one.standing.from) || other.standing.case.localeCompare(one.standing.case));
  return last;
}

/** Of each place the one that counts on a day. */
export function standingsOn(all: readonly Standing[], day: LocalDate): Map<PlaceId, { standing: Standing; how: 'stands' | 'suspended' }> {
  const places = new Map<PlaceId, Standing[]>();
  for (const one of all) places.set(one.place, [...(places.get(one.place) ?? []), one]);
  return new Map(
    [...places].flatMap(([place, of]) => {
      const found = standingOn(of, day);
      return found ? [[place, found] as const] : [];
    }),
  );
}
