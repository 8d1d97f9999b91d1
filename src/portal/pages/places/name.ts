import { Router, type Request, type Response } from 'express';
import { answer, type Answered } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { namePart } from '../../../domain/places/register-form';
import { type AreaCode } from '../../../domain/values';
import { type Registered } from '../../../store/places';
import { showStep } from '../../accounts/step';
import { areasAnsweredFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { placeName, streetsIn } from '../../cases/streets';
import { errorWords, fieldsFor, typedOf } from '../../forms/fields';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { placeAnsweredFor } from './answered-for';

/** 变更名称、地区: by whoever answers for the place. Its number stays, and cases that are under way keep what they were filed with. */
export function namePlacePages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.placeName, onlyFor('officer'), async (req, res) => {
    const place = await placeAnsweredFor(services, req, res);
    if (place) ask(res, place, { name: place.name, area: place.area });
  });

  router.post(patterns.placeName, onlyFor('officer'), async (req, res) => {
    const place = await placeAnsweredFor(services, req, res);
    if (place) await change(req, res, place);
  });

  const areas = (res: Response): AreaCode[] => areasAnsweredFor(policies.offices, viewerOf(res).actor);

  async function change(req: Request, res: Response, place: Registered): Promise<void> {
    const { t, lang } = res.locals;
    const typed = typedOf(namePart, (name) => textOf(req, name));
    const answered = answer(namePart, typed, { today: todayInShanghai(), identity: '' });
    const { name, area } = answered.values as { name?: string; area?: AreaCode };
    const errors = area !== undefined && !areas(res).includes(area) ? { ...answered.errors, area: 'choose' } : answered.errors;
    if (name === undefined || area === undefined || Object.keys(errors).length > 0) return ask(res, place, typed, { errors });
    const seen = textOf(req, 'version') || String(place.version);
    if (textOf(req, 'sure') !== 'yes') {
      return showStep(res, {
        title: t('places.renameSure'),
        lead: [
          t('places.renameFrom', { name: place.name, area: placeName(services, place.area, lang) ?? place.area }),
          t('places.renameTo', { name, area: placeName(services, area, lang) ?? area }),
          t('places.renameStays', { number: place.id }),
        ],
        action: paths.placeName(place.id),
        hidden: { name, area, version: seen, sure: 'yes' },
        questions: [],
        button: t('places.renameButton'),
        back: paths.placeName(place.id),
      });
    }
    if (!(await store.places.change(place.id, { name, area }, Number(seen) || 0))) return ask(res, place, typed, { stale: true });
    noteDone(res, { what: 'place', target: place.id, why: 'renamed' });
    res.redirect(303, paths.place(place.id));
  }

  function ask(res: Response, place: Registered, typed: Typed, again: { errors?: Answered['errors']; stale?: boolean } = {}): void {
    const { t, lang } = res.locals;
    const { errors = {}, stale } = again;
    show(
      res,
      'places/register',
      {
        title: t('places.rename'),
        lead: [t('places.renameStays', { number: place.id })],
        errors: errorWords(namePart, errors, t),
        stale,
        fields: fieldsFor(namePart, typed, errors, t, streetsIn(services, lang, areas(res))),
        action: paths.placeName(place.id),
        button: t('places.checkFirst'),
        back: paths.place(place.id),
      },
      stale ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  return router;
}
