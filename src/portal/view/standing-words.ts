import { type Place } from '../../domain/places/place';
import { type Found } from '../../domain/places/standing';
import { type Translate } from './words';

/** 星级 of a home, 登记 of another place, with its last day. */
export function standingWords({ kind }: Pick<Place, 'kind'>, found: Found | undefined, t: Translate): string {
  if (!found) return t(kind === 'home' ? 'homes.unrated' : 'homes.unregistered');
  const { value, until } = found.standing;
  const what = kind === 'home' ? t('format.unit.stars', { count: value }) : t('homes.registered');
  return t(`homes.${found.by ? 'suspendedAround' : found.how}`, { stars: what, until });
}
