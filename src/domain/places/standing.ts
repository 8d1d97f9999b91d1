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
  /** Of a place inside another: it holds only while that one stands at so much. */
  within?: Within;
}

/** What the place around must stand at, and at how much. */
export interface Within {
  place: PlaceId;
  what: string;
  atLeast: number;
}

export type How = 'stands' | 'suspended';

/** What counts of a place on a day, and how it stands. @property by `around`: only because the place that it lies in is suspended */
export interface Found {
  standing: Standing;
  how: How;
  by?: 'around';
}

/** Whether it holds on a day by itself, or is suspended then; what it lies in is for `standingsOn` to ask. */
export function standsOn({ from, until, ended, suspended }: Standing, day: LocalDate): How | undefined {
  if (day < from || day > until || (ended && ended.on <= day)) return undefined;
  return suspended.some((one) => one.from <= day && (one.to === undefined || day < one.to)) ? 'suspended' : 'stands';
}

/** Of several of one place and kind the one that counts on a day, with how it stands: what began last comes before what began earlier. */
export function standingOn(all: readonly Standing[], day: LocalDate): Found | undefined {
  const [last] = all
    .flatMap((standing) => {
      const how = standsOn(standing, day);
      return how ? [{ standing, how }] : [];
    })
    .sort((one, other) => other.standing.from.localeCompare(one.standing.from) || other.standing.case.localeCompare(one.standing.case));
  return last;
}

/**
 * Of each place the one that counts on a day. What lies in another place falls with it: it is suspended while that one is, and holds nothing while
 * that one stands at less than it must.
 * @param all of the places asked for, and of those that they lie in (`hostsOf`)
 */
export function standingsOn(all: readonly Standing[], day: LocalDate): Map<PlaceId, Found> {
  const kinds = new Map<string, Standing[]>();
  for (const one of all) kinds.set(keyOf(one), [...(kinds.get(keyOf(one)) ?? []), one]);
  const counts = new Map([...kinds].map(([key, of]) => [key, standingOn(of, day)]));
  return new Map(
    [...counts.values()].flatMap((found) => {
      const falls = found && inside(found, found.standing.within && counts.get(keyOf(found.standing.within)));
      return falls ? [[falls.standing.place, falls] as const] : [];
    }),
  );
}

const keyOf = ({ place, what }: Pick<Standing, 'place' | 'what'>): string => `${place}/${what}`;

function inside(found: Found, around: Found | undefined): Found | undefined {
  const { within } = found.standing;
  if (!within) return found;
  if (!around || around.standing.value < within.atLeast) return undefined;
  return found.how === 'stands' && around.how === 'suspended' ? { ...found, how: 'suspended', by: 'around' } : found;
}

/** The places that some of these lie in. */
export const hostsOf = (all: readonly Standing[]): Within[] => all.flatMap(({ within }) => within ?? []);

/** How one standing is on a day, for whoever holds a paper that says it. `over`: by its own days, or with the place; `fallen`: with the place around. */
export type PaperSays = { how: 'stands' | 'over' | 'fallen' } | { how: 'suspended'; since?: LocalDate; by?: 'around' };

/** @param around what the place around it ever stood at @param closed the last day of the place itself, if it had one */
export function paperSays(standing: Standing, around: readonly Standing[], closed: LocalDate | undefined, day: LocalDate): PaperSays {
  const own = standsOn(standing, day);
  if (!own || (closed !== undefined && closed < day)) return { how: 'over' };
  const found = standingsOn([standing, ...around], day).get(standing.place);
  if (!found) return { how: 'fallen' };
  if (found.how === 'stands') return { how: 'stands' };
  if (found.by) return { how: 'suspended', by: found.by };
  const since = standing.suspended.find((one) => one.from <= day && (one.to === undefined || day < one.to))?.from;
  return { how: 'suspended', ...(since === undefined ? {} : { since }) };
}
