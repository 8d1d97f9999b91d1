import { type LocalDate } from '../../domain/values';
import { type Closing, type Registered } from '../../store/places';
import { type Store } from '../../store/store';

/** What keeps a place open: who is enrolled there, and what lies in it. */
export interface Keeps {
  residents: number;
  inside: Registered[];
}

type Parts = Pick<Store, 'places' | 'stays'>;

export async function whatKeepsOpen({ places, stays }: Parts, { id }: Registered): Promise<Keeps> {
  const [open, inside] = await Promise.all([stays.openIn(id), places.inside(id)]);
  return { residents: open.length, inside: inside.filter(({ closed }) => closed === undefined) };
}

export const keepsOpen = ({ residents, inside }: Keeps): boolean => residents > 0 || inside.length > 0;

/** The first day on which it may have been open last: whoever left was there until then. */
export async function earliestLastDay({ stays }: Parts, { id, opened }: Registered): Promise<LocalDate> {
  const left = (await stays.of(id)).flatMap(({ until }) => until ?? []);
  return [opened, ...left].reduce((latest, one) => (one > latest ? one : latest));
}

/**
 * Closes it for good, unless somebody is there. Whoever is enrolled while it is being closed is found by asking again, and it stays open.
 * @returns false where somebody or something is there, or somebody else has closed it or it passes to another operator
 */
export async function closePlace(store: Parts, place: Registered, last: LocalDate, closing: Closing): Promise<boolean> {
  if (keepsOpen(await whatKeepsOpen(store, place))) return false;
  if (!(await store.places.close(place.id, last, closing))) return false;
  if (!keepsOpen(await whatKeepsOpen(store, place))) return true;
  await store.places.reopen(place.id, closing);
  return false;
}
