import { Router, type Request, type Response } from 'express';
import { type Stay } from '../../../domain/places/stay';
import { normal } from '../../../domain/text/normal';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { keyOf } from '../../cases/place-months';
import { textOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { shownStay } from './resident-words';

/** 在册残疾员工: who is enrolled, who has left and why; enrolling begins here. The words of a search go by POST and stand in no address. */
export function residentListPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeResidents, onlyFor(), async (req, res) => {
    const look = await placeFor(services, req, res);
    if (look) await showList(req, res, look, '');
  });

  router.post(patterns.placeResidents, onlyFor(), async (req, res) => {
    const look = await placeFor(services, req, res);
    if (look) await showList(req, res, look, textOf(req, 'text').slice(0, 100));
  });

  async function showList(req: Request, res: Response, { place, as }: PlaceLook, text: string): Promise<void> {
    const { t, lang } = res.locals;
    const all = await store.stays.of(place.id);
    const found = text === '' ? all : all.filter((one) => isFound(one, text));
    const elsewhere = await store.stays.elsewhere(all);
    const listed = (some: readonly Stay[]) =>
      some.map((stay) => ({
        href: paths.placeResident(place.id, stay.id),
        ...shownStay(stay, as, t, lang),
        twice: elsewhere.has(keyOf(stay)),
      }));
    const isOpen = ({ until }: Stay): boolean => until === undefined;
    show(res, 'places/residents', {
      title: t('places.residents'),
      step: place.name,
      place: place.name,
      occupancy: t('places.occupancyOf', { count: all.filter(isOpen).length, capacity: place.capacity }),
      full: all.filter(isOpen).length > place.capacity,
      done: doneWords(req, t),
      found: text,
      count: found.length,
      open: listed(found.filter(isOpen)),
      left: listed(found.filter((one) => !isOpen(one)).toReversed()),
      hired: all.filter(({ why }) => why === 'hired').length,
      action: paths.placeResidents(place.id),
      enrol: as === 'operator' && place.closed === undefined ? paths.placeResident(place.id, 'new') : undefined,
      back: paths.place(place.id),
    });
  }

  return router;
}

const doneWords = ({ query }: Request, t: Response['locals']['t']): string | undefined =>
  query['enrolled'] !== undefined
    ? t('places.enrolled')
    : query['there'] !== undefined
      ? t('places.thereAlready')
      : query['hired'] !== undefined
        ? t('places.hiredDone')
        : query['left'] !== undefined
          ? t('places.leftDone')
          : undefined;

/** By a part of the name, or of the identity number, four of its digits at least. */
function isFound({ name, identity }: Stay, text: string): boolean {
  const words = normal(text);
  return normal(name).includes(words) || (words.length >= 4 && normal(identity).includes(words));
}
