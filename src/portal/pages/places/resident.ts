import { Router, type Request, type Response } from 'express';
import { canonicalJson } from '../../../domain/canonical';
import { answerResident, residentFrom, residentPart, residentTyped } from '../../../domain/places/resident-form';
import { type Stay } from '../../../domain/places/stay';
import { type Limit } from '../../../store/limits';
import { enrolIn } from '../../cases/enrol';
import { endLettersOf } from '../../cases/guardian-letters';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { keyOf } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { typedOf } from '../../forms/fields';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound, showError, typedOf as typedBack } from '../../view/errors';
import { leave } from './resident-leave';
import { showResident } from './resident-model';

/** As many as a place takes in on its first day, and fewer than a search for others would need. */
const enrolments: Limit = { name: 'enrol', most: 120, windowMs: 60 * 60_000 };

/** 在册登记: one resident. The operator enrols, puts right, and enters that somebody has left; officers read. */
export function residentPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeResident, onlyFor(), async (req, res) => {
    const isNew = req.params['stay'] === 'new';
    const look = await placeFor(services, req, res, isNew ? 'operator' : undefined);
    if (!look) return;
    const stay = isNew ? undefined : await store.stays.find(look.place.id, String(req.params['stay']));
    if (!isNew && !stay) return notFound(req, res);
    await showResident(services, res, look, stay, {});
  });

  router.post(patterns.placeResident, onlyFor('applicant'), async (req, res) => {
    const look = await placeFor(services, req, res, 'operator');
    if (!look) return;
    if (req.params['stay'] === 'new') return look.place.closed === undefined ? enrol(req, res, look) : notFound(req, res);
    const stay = await store.stays.find(look.place.id, String(req.params['stay']));
    if (!stay) return notFound(req, res);
    return textOf(req, 'do') === 'leave' ? leave(services, req, res, look, stay) : change(req, res, look, stay);
  });

  const answered = (req: Request) => {
    const typed = typedOf(residentPart, (name) => textOf(req, name));
    return { typed, ...answerResident(typed, { today: todayInShanghai(), identity: '' }) };
  };

  async function enrol(req: Request, res: Response, look: PlaceLook): Promise<void> {
    const { typed, values, errors } = answered(req);
    if (Object.keys(errors).length > 0) return showResident(services, res, look, undefined, { typed, errors });
    if (!(await store.limits.take(enrolments, viewerOf(res).actor.id)))
      return showError(req, res, 429, { words: res.locals.t('places.tooMany'), next: undefined, typed: typedBack(req, res) });
    const { from, ...resident } = residentFrom(values, look.place.operator);
    const done = await enrolIn(store, look.place, from, resident);
    // Its page says that it is closed, and since when.
    if (done.kind === 'closed') return res.redirect(303, paths.place(look.place.id));
    note(res, { target: keyOf(done.stay), why: done.kind });
    // Enrolled already, and otherwise than it is said now: the page of whoever it is shows both.
    if (done.kind === 'there' && canonicalJson(residentTyped(done.stay)) !== canonicalJson(residentTyped({ ...resident, from })))
      return showResident(services, res, look, done.stay, { typed, there: true });
    res.redirect(303, paths.placeResidents(look.place.id, { [done.kind]: 'yes' }));
  }

  async function change(req: Request, res: Response, look: PlaceLook, stay: Stay): Promise<void> {
    const { typed, values, errors: said } = answered(req);
    // Another number is another person: whoever was enrolled under a wrong one leaves, and is enrolled under the right one.
    const errors =
      typed['identity'] !== undefined && values['identity'] !== undefined && values['identity'] !== stay.identity
        ? { ...said, identity: 'other-person' }
        : said;
    if (Object.keys(errors).length > 0) return showResident(services, res, look, stay, { typed, errors });
    const right = residentFrom(values, look.place.operator);
    const seen = Number(textOf(req, 'seen')) || 0;
    if (!(await store.stays.change(look.place.id, stay.id, right, seen)))
      return showResident(services, res, look, await store.stays.find(look.place.id, stay.id), { typed, stale: true });
    if (stay.guardian?.identity !== undefined && stay.guardian.identity !== right.guardian?.identity)
      await endLettersOf(store, stay, { by: viewerOf(res).actor.id, why: res.locals.t('dayBook.guardianChanged') });
    note(res, { target: keyOf(stay), why: 'changed' });
    res.redirect(303, paths.placeResident(look.place.id, stay.id, { saved: 'yes' }));
  }

  return router;
}
