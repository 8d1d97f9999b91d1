import { type Stay } from '../../../domain/places/stay';
import { maskIdentity, maskName } from '../../../domain/masking';
import { type PlaceLook } from '../../cases/place-access';
import { plainDate } from '../../view/formats';
import { type Translate } from '../../view/words';

type Language = 'zh-CN' | 'en';

/** Whoever runs the place knows its people by name; an officer who looks reads masked names. Numbers are masked for both. */
export const nameFor = (as: PlaceLook['as'], name: string): string => (as === 'operator' ? name : maskName(name));

/** A stay as a list shows it. */
export function shownStay(
  { name, identity, from, until, why, contract, guardian }: Stay,
  as: PlaceLook['as'],
  t: Translate,
  lang: Language,
) {
  return {
    name: nameFor(as, name),
    identity: maskIdentity(identity),
    since: t('places.since', { date: plainDate(from, lang) }),
    contract: contract
      ? contract.until
        ? t('places.contractTo', { from: plainDate(contract.from, lang), until: plainDate(contract.until, lang) })
        : t('places.contractOpen', { from: plainDate(contract.from, lang) })
      : t('places.noContract'),
    lacks: until === undefined && !contract,
    guardian: guardian ? `${nameFor(as, guardian.name)}（${t(`form.resident.guardianRelation.options.${guardian.relation}`)}）` : undefined,
    ...(until === undefined || why === undefined
      ? {}
      : { end: t(`places.ends.${why}`), good: why === 'hired', until: t('places.until', { date: plainDate(until, lang) }) }),
  };
}
