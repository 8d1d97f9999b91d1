import { Router } from 'express';
import { programmeNamed } from '../../../domain/programmes';
import { type Registered } from '../../../store/places';
import { isFor } from '../../cases/draft-place';
import { placeFor } from '../../cases/place-access';
import { mattersOpen, policyWhere } from '../../cases/places';
import { placeName } from '../../cases/streets';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';

type Language = 'zh-CN' | 'en';

/** What the register says of a place, for its own page and for others' beside it. */
export const placeRows = (services: Services, place: Registered, t: Translate, lang: Language) => [
  { key: t('form.place.id.label'), value: place.id },
  { key: t('places.kind'), value: t(`places.kinds.${place.kind}`) },
  { key: t('form.place.area.label'), value: placeName(services, place.area, lang) ?? place.area },
  { key: t('form.place.address.label'), value: place.address },
  { key: t('form.place.capacity.label'), value: String(place.capacity) },
  { key: t('form.place.rooms.label'), value: String(place.rooms) },
];

/** 机构: what the register says of it, what is kept there, and what its unit may file for it. */
export function placePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.place, onlyFor(), async (req, res) => {
    const look = await placeFor(services, req, res);
    if (!look) return;
    const { place, as } = look;
    const { t, lang } = res.locals;
    const [unit] = await store.parties.byIds([place.operator]);
    show(res, 'places/place', {
      title: place.name,
      closed: place.closed,
      rows: [{ key: t('places.operator'), value: unit?.name ?? '' }, ...placeRows(services, place, t, lang)],
      matters: as === 'operator' && place.closed === undefined ? mattersOf(services, place, lang) : [],
      unit: place.operator,
      at: place.id,
      back: as === 'operator' ? { href: paths.unit(place.operator), label: unit?.name } : { href: paths.desk(), label: t('menu.desk') },
    });
  });

  return router;
}

/** What may be filed for a place: the matters that are for its kind, under the rules of where it lies. */
function mattersOf(services: Services, place: Registered, lang: Language) {
  const programmes = [...new Set(mattersOpen(services).map((one) => one.programme))];
  return programmes
    .filter((name) => isFor(programmeNamed(name), place, place.operator))
    .flatMap((name) => policyWhere(services, name, place.area) ?? [])
    .map((policy) => ({
      action: paths.matter(policy.programme, { place: policy.area }),
      label: policy.term[lang],
      lead: policy.summary[lang],
    }));
}
