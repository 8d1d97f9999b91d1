import { type DayEntry, isClosed, type StandingEntry } from '../../domain/places/day';
import { type Stay } from '../../domain/places/stay';
import { type Actor } from '../../domain/offices';
import { type LocalDate } from '../../domain/values';
import { instantNow } from '../../store/clock';
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

/** Whether somebody inspects the place now: they hold the site visit (实地核查) of an open case of it. */
export async function isVisiting({ tasks, cases }: Pick<Store, 'tasks' | 'cases'>, actor: Actor, place: Registered): Promise<boolean> {
  const query = { scope: 'mine' as const, actor: actor.id, filter: { kind: 'visit' as const }, now: instantNow(), size: 200 };
  const held = (await tasks.page(query)).rows.filter(({ holders }) => holders.includes(actor.id));
  if (held.length === 0) return false;
  return (await cases.readMany(held.map((one) => one.case))).some(({ state }) => state.place === place.id);
}
