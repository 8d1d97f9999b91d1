import { type Response } from 'express';
import { type Answered } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { residentPart, residentTyped } from '../../../domain/places/resident-form';
import { type Stay, stayEnds } from '../../../domain/places/stay';
import { type PlaceLook } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, nested } from '../../forms/fields';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { shownStay } from './resident-words';

/** Why somebody leaves by whoever runs the place; a hand-over is no page's. */
export const ends = stayEnds.filter((one) => one !== 'handed-over');

/** How the page is shown this time. */
interface Shown {
  typed?: Typed;
  errors?: Answered['errors'];
  stale?: boolean;
  /** They were enrolled before, with other words than these. */
  there?: boolean;
  leaving?: { until: string; why: string; errors: Record<string, string> };
}

/** One resident, or a form for another. */
export async function showResident(
  { store }: Services,
  res: Response,
  look: PlaceLook,
  stay: Stay | undefined,
  given: Shown,
): Promise<void> {
  const { t, lang } = res.locals;
  const { place, as } = look;
  const { errors = {}, leaving } = given;
  const typed = given.typed ?? (stay ? residentTyped(stay) : { from: todayInShanghai() });
  const mayWrite = as === 'operator' && stay?.until === undefined;
  const wrong = Object.keys(errors).length + Object.keys(leaving?.errors ?? {}).length > 0;
  show(
    res,
    'places/resident',
    {
      title: stay ? shownStay(stay, as, t, lang).name : t('places.enrol'),
      step: place.name,
      place: place.name,
      errors: { ...errorWords(residentPart, errors, t), ...leaving?.errors },
      saved: res.req.query['saved'] !== undefined,
      stale: given.stale,
      there: given.there,
      twice: stay && (await store.stays.elsewhere([stay])).size > 0,
      isNew: stay === undefined,
      shown: stay && rowsOf(stay, as, t, lang),
      end: stay?.why && { words: t(`places.ends.${stay.why}`), hired: stay.why === 'hired' },
      mayWrite,
      fields: mayWrite ? nested(fieldsFor(residentPart, typed, errors, t)) : [],
      seen: String(stay?.version ?? 0),
      ends: ends.map((value) => ({ value, label: t(`places.ends.${value}`), hint: t(`places.endHints.${value}`) })),
      leaving: { until: leaving?.until ?? todayInShanghai(), why: leaving?.why, errors: leaving?.errors ?? {} },
      action: stay ? paths.placeResident(place.id, stay.id) : paths.placeResident(place.id, 'new'),
      back: paths.placeResidents(place.id),
    },
    (given.stale ?? given.there) ? 409 : wrong ? 422 : 200,
  );
}

function rowsOf(stay: Stay, as: PlaceLook['as'], t: Translate, lang: 'zh-CN' | 'en') {
  const said = shownStay(stay, as, t, lang);
  return [
    { key: t('form.resident.identity.label'), value: said.identity },
    { key: t('places.enrolledSince'), value: said.since },
    ...(said.until === undefined ? [] : [{ key: t('places.leftTitle'), value: `${said.until}（${said.end}）` }]),
    { key: t('places.contract'), value: said.contract },
    ...(said.guardian === undefined ? [] : [{ key: t('places.guardian'), value: said.guardian }]),
  ];
}
