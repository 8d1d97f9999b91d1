import { officeFor } from '../../../domain/offices';
import { type Place } from '../../../domain/places/place';
import { type Found } from '../../../domain/places/standing';
import { type PlaceId } from '../../../domain/values';
import { placeName } from '../../cases/streets';
import { type Services } from '../../services';
import { standingWords } from '../../view/standing-words';
import { type Translate } from '../../view/words';

/** A place and what it stands at on the day that was asked for. */
export interface Rated {
  place: Place;
  standing?: Found | undefined;
}

/** Who runs it, and how the places are called that others lie in. */
export interface Named {
  operator: string | undefined;
  around: ReadonlyMap<PlaceId, string>;
}

/** Its cells of the list: how it is called, what it stands at and until when, where it is, who runs it, how many it takes, whom to call. */
export function rowOf(
  { policies }: Pick<Services, 'policies'>,
  { place, standing }: Rated,
  { operator, around }: Named,
  t: Translate,
  lang: 'zh-CN' | 'en',
) {
  const office = officeFor(policies.offices, place.area, 'district', 'federation');
  const words = [
    calledOf(place, around, t),
    standingWords(place, standing, t),
    `${placeName({ policies }, place.area, lang) ?? ''}${lang === 'en' ? ', ' : ''}${place.address}`,
    operator ?? '',
    t('homes.persons', { count: place.capacity }),
    office?.telephone ?? '',
  ];
  const labels = ['name', 'stars', 'where', 'operator', 'capacity', 'call'] as const;
  return words.map((text, at) => ({ text, label: t(`homes.columns.${labels[at] ?? 'name'}`), number: labels[at] === 'capacity' }));
}

/** A home by its name; of other places also what they are, and what they lie in. */
function calledOf({ name, kind, within }: Place, around: Named['around'], t: Translate): string {
  if (kind === 'home') return name;
  const host = within && around.get(within);
  return t(host ? 'homes.calledIn' : 'homes.called', { name, kind: t(`places.kinds.${kind}`), host });
}
