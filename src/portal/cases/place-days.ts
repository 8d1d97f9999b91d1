import { canonicalJson } from '../../domain/canonical';
import { type DayEntry, isClosed, type StandingEntry } from '../../domain/places/day';
import { type Stay } from '../../domain/places/stay';
import { type Actor } from '../../domain/offices';
import { type LocalDate } from '../../domain/values';
import { instantNow } from '../../store/clock';
import { type NewEntry } from '../../store/place-days';
import { type Registered } from '../../store/places';
import { type Store } from '../../store/store';

/** One day of a place with whoever was enrolled on it. */
export interface DayLook {
  place: Registered;
  day: LocalDate;
  today: LocalDate;
  /** Only added to, with the reason. */
  closed: boolean;
  stays: Stay[];
  entries: DayEntry[];
  standing: StandingEntry[];
}

/** Three readings, however many people there are. */
export async function lookAtDay(
  { stays, placeDays }: Pick<Store, 'stays' | 'placeDays'>,
  place: Registered,
  day: LocalDate,
  today: LocalDate,
): Promise<DayLook> {
  const [there, entries, standing] = await Promise.all([
    stays.during([place.id], day, day),
    placeDays.read(place.id, day),
    placeDays.standing(place.id),
  ]);
  return { place, day, today, closed: isClosed(day, today), stays: there, entries, standing };
}

/** `otherwise`: an entry stands already under its key with something else in it. `full`: there is no room for one. */
export type NotKept = 'otherwise' | 'full';

/**
 * Why not all of the entries that were sent are kept, if they are not.
 * @param entries that stand there now @param but what nobody typed, and may be another each time that the same is pressed
 */
export function notKept(
  sent: readonly NewEntry[],
  entries: readonly (DayEntry | StandingEntry)[],
  but: readonly string[] = [],
): NotKept | undefined {
  const plain = (said: object): string => canonicalJson(Object.fromEntries(Object.entries(said).filter(([name]) => !but.includes(name))));
  const why = sent.map(({ key, said }): NotKept | undefined => {
    const found = entries.find((one) => one.key === key);
    if (!found) return 'full';
    const { key: _key, kind: _kind, at: _at, by: _by, struck: _struck, ...there } = found;
    return plain(there) === plain(said) ? undefined : 'otherwise';
  });
  return why.find((one) => one !== undefined);
}

/** Whether somebody inspects the place now: they hold the site visit (实地核查) of an open case of it. */
export async function isVisiting({ tasks, cases }: Pick<Store, 'tasks' | 'cases'>, actor: Actor, place: Registered): Promise<boolean> {
  const query = { scope: 'mine' as const, actor: actor.id, filter: { kind: 'visit' as const }, now: instantNow(), size: 200 };
  const held = (await tasks.page(query)).rows.filter(({ holders }) => holders.includes(actor.id));
  if (held.length === 0) return false;
  return (await cases.readMany(held.map((one) => one.case))).some(({ state }) => state.place === place.id);
}
