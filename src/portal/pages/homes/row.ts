import { officeFor } from '../../../domain/offices';
import { type Place } from '../../../domain/places/place';
import { type Standing } from '../../../domain/places/standing';
import { placeName } from '../../cases/streets';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';

/** A home and what it stands at on the day that was asked for. */
export interface Rated {
  place: Place;
  standing?: { standing: Standing; how: 'stands' | 'suspended' } | undefined;
}

/** Its cells of the list: how it is called, its stars and until when, where it is, who runs it, how many it takes, whom to call. */
export function rowOf(
  { policies }: Pick<Services, 'policies'>,
  { place, standing }: Rated,
  operator: string,
  t: Translate,
  lang: 'zh-CN' | 'en',
) {
  const office = officeFor(policies.offices, place.area, 'district', 'federation');
  const words = [
    place.name,
    starsOf(standing, t),
    `${placeName({ policies }, place.area, lang) ?? ''}${lang === 'en' ? ', ' : ''}${place.address}`,
    operator,
    t('homes.persons', { count: place.capacity }),
    office?.telephone ?? '',
  ];
  const labels = ['name', 'stars', 'where', 'operator', 'capacity', 'call'] as const;
  return words.map((text, at) => ({ text, label: t(`homes.columns.${labels[at] ?? 'name'}`), number: labels[at] === 'capacity' }));
}

function starsOf(standing: Rated['standing'], t: Translate): string {
  if (!standing) return t('homes.unrated');
  const { value, until } = standing.standing;
  return t(`homes.${standing.how}`, { stars: t('format.unit.stars', { count: value }), until });
}
