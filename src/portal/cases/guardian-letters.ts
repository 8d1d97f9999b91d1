import { counted, type Struck } from '../../domain/places/day';
import { type Stay } from '../../domain/places/stay';
import { type Store } from '../../store/store';

/** Strikes out whom a guardian has named themselves, once they are the guardian no more: nobody fetches a resident on the word of somebody who may not. */
export async function endLettersOf(
  { placeDays }: Pick<Store, 'placeDays'>,
  { place, id }: Pick<Stay, 'place' | 'id'>,
  struck: Pick<Struck, 'by' | 'why'>,
): Promise<void> {
  const letters = counted(await placeDays.standing(place)).filter((one) => one.kind === 'letter' && one.own && one.stay === id);
  for (const { key } of letters) await placeDays.strike(place, 'standing', key, struck);
}
