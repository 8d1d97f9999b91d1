import { type Place } from '../../domain/places/place';
import { type Found, paperSays, type Standing, standingsOn } from '../../domain/places/standing';
import { type Store } from '../../store/store';
import { todayInShanghai } from './places';

/** What a place stands at today, with what it lies in. */
export async function standingToday({ standings }: Pick<Store, 'standings'>, { id }: Pick<Place, 'id'>): Promise<Found | undefined> {
  const all = await standings.of([id]);
  return standingsOn([...all, ...(await standings.around(all))], todayInShanghai()).get(id);
}

/** What a place that stands at nothing today stood at last. @property fallen only with the place that it lies in */
export interface Lost {
  standing: Standing;
  fallen: boolean;
}

/** Undefined where it never stood at anything, or stands at it still. */
export async function lostStanding(
  { standings }: Pick<Store, 'standings'>,
  { id, closed }: Pick<Place, 'id' | 'closed'>,
): Promise<Lost | undefined> {
  const today = todayInShanghai();
  const last = (await standings.of([id])).find(({ from }) => from <= today);
  if (!last) return undefined;
  const { how } = paperSays(last, await standings.around([last]), closed, today);
  return how === 'over' || how === 'fallen' ? { standing: last, fallen: how === 'fallen' } : undefined;
}
