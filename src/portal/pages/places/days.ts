import { Router, type Request, type Response } from 'express';
import { parseDate } from '../../../domain/identifiers/date';
import { type LocalDate } from '../../../domain/values';
import { type NewEntry } from '../../../store/place-days';
import { placeFor } from '../../cases/place-access';
import { type DayLook, lookAtDay, notKept } from '../../cases/place-days';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { showDay } from './day-model';
import { pressedIn } from './day-pressed';
import { strike } from './day-strike';
import { timeFields } from './day-time';
import { showFetch } from './fetch';
import { fetchedIn } from './fetched';
import { showNotKept } from './not-kept';

/** A day of a place whose unit asks: not before it was open, nor after today or its end. */
async function dayFor(services: Services, req: Request, res: Response, day: LocalDate | undefined): Promise<DayLook | undefined> {
  const look = await placeFor(services, req, res, 'operator');
  if (!look) return undefined;
  const { place } = look;
  const today = todayInShanghai();
  const asked = day ?? (place.closed !== undefined && place.closed < today ? place.closed : today);
  const parsed = parseDate(asked);
  if (!('value' in parsed) || parsed.value !== asked || asked < place.opened || asked > (place.closed ?? today) || asked > today) {
    notFound(req, res);
    return undefined;
  }
  return lookAtDay(services.store, place, asked, today);
}

/** 日志: a day of a place, entered by whoever runs it; today first. */
export function dayPages(services: Services): Router {
  const { store } = services;
  const router = Router();
  const dayOf = (req: Request) => String(req.params['day']) as LocalDate;

  router.get(patterns.placeDays, onlyFor('applicant'), async (req, res) => {
    const look = await dayFor(services, req, res, undefined);
    if (look) await showDay(services, res, look, {});
  });

  router.get(patterns.placeDay, onlyFor('applicant'), async (req, res) => {
    const look = await dayFor(services, req, res, dayOf(req));
    if (!look) return;
    const whom = look.stays.find(({ id }) => id === req.query['fetch']);
    if (whom && !look.closed) return showFetch(res, look, whom, {});
    await showDay(services, res, look, {});
  });

  router.post(patterns.placeDay, onlyFor('applicant'), async (req, res) => {
    const look = await dayFor(services, req, res, dayOf(req));
    if (!look) return;
    const { place, day } = look;
    const by = viewerOf(res).actor.id;
    if (textOf(req, 'do') === 'strike') return strike(services, req, res, look);
    const whom = look.stays.find(({ id }) => id === textOf(req, 'stay'));
    if (textOf(req, 'do') === 'fetched') {
      if (!whom || look.closed) return notFound(req, res);
      const fetched = fetchedIn(req, look, whom.id);
      if ('errors' in fetched) return showFetch(res, look, whom, fetched);
      return written(req, res, look, fetched.entries, by);
    }
    const pressed = pressedIn(req, look);
    if (!pressed) return notFound(req, res);
    if ('shown' in pressed) return showDay(services, res, look, pressed.shown);
    note(res, { target: `${place.id}/${day}` });
    await written(req, res, look, pressed.entries, by);
  });

  async function written(
    req: Request,
    res: Response,
    { place, day, stays }: DayLook,
    entries: readonly NewEntry[],
    by: ReturnType<typeof viewerOf>['actor']['id'],
  ) {
    const fresh = await store.placeDays.add(place.id, day, entries, by);
    // Of what was there already it is looked at what it says; a time that nobody typed is that of the press.
    const untyped = timeFields.every((name) => textOf(req, name) === '') ? ['time'] : [];
    const why = fresh < entries.length ? notKept(entries, await store.placeDays.read(place.id, day), untyped) : undefined;
    if (why) return showNotKept(req, res, why, paths.placeDay(place.id, day));
    const [first] = entries;
    note(res, { target: `${place.id}/${day}`, why: first?.kind ?? 'nothing' });
    const done = entries.length === 1 ? first?.key : first && `${first.kind}:${entries.length}`;
    const at =
      entries.length === 1 && first && 'stay' in first.said
        ? stays.findIndex(({ id }) => 'stay' in first.said && id === first.said.stay)
        : -1;
    res.redirect(303, `${paths.placeDay(place.id, day, { done: done ?? 'nothing' })}${at < 0 ? '' : `#p-${at}`}`);
  }

  return router;
}
