import { type CaseState } from '../../domain/case/state';
import { type Services } from '../services';

/** What the place is called that a case is for, or about; undefined where it is of none. Whoever runs several sees by it which one is meant. */
export async function placeNamed({ store }: Pick<Services, 'store'>, { place }: Pick<CaseState, 'place'>): Promise<string | undefined> {
  return place && (await store.places.find(place))?.name;
}
