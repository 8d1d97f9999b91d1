import { type Place } from '../src/domain/places/place';
import { type Resident, type Stay } from '../src/domain/places/stay';
import { type LocalDate } from '../src/domain/values';
import { type Manager } from '../src/store/places';
import { type Store } from '../src/store/store';

/**
 * A place with its residents, in a few writes; whatever of it is there already stays as it is.
 * @param place with its number; `manager` if it has one
 * @returns its stays, in the order in which the residents were given
 */
export async function seedPlace(
  { places, stays }: Pick<Store, 'places' | 'stays'>,
  place: Omit<Place, 'closed'> & { manager?: Manager },
  residents: readonly (Resident & { from: LocalDate })[],
): Promise<Stay[]> {
  await places.put(place);
  return stays.enrolAll(place.id, residents);
}
