import { type Place } from '../../domain/places/place';
import { type Found, standingsOn } from '../../domain/places/standing';
import { type Store } from '../../store/store';
import { todayInShanghai } from './places';

/** What a place stands at today, with what it lies in. */
export async function standingToday({ standings }: Pick<Store, 'standings'>, { id }: Pick<Place, 'id'>): Promise<Found | undefined> {
  const all = await standings.of([id]);
  return standingsOn([...all, ...(await standings.around(all))], todayInShanghai()).get(id);
}
