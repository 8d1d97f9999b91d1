import { type Request, type Response } from 'express';
import { parseLine } from '../../../domain/identifiers/words';
import { type DayLook } from '../../cases/place-days';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { viewerOf } from '../../middleware/viewer';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { notFound, showRefused } from '../../view/errors';
import { showDay } from './day-model';

/** An entry of a day is struck out, with the reason; who comes second is told the first reason. */
export async function strike(services: Services, req: Request, res: Response, look: DayLook): Promise<void> {
  const { store } = services;
  const { place, day, entries, closed } = look;
  const of = textOf(req, 'of');
  if (closed || !entries.some(({ key }) => key === of)) return notFound(req, res);
  const at = entries.findIndex(({ key }) => key === of);
  const why = parseLine(textOf(req, 'why') || textOf(req, `why-${at}`), 200);
  if ('error' in why) return showDay(services, res, look, { strike: { of, error: why.error } });
  await store.placeDays.strike(place.id, day, of, { by: viewerOf(res).actor.id, why: why.value });
  const struck = (await store.placeDays.read(place.id, day)).find(({ key }) => key === of)?.struck;
  if (struck && struck.why !== why.value)
    return showRefused(req, res, res.locals.t('dayBook.struckBefore', { why: struck.why }), paths.placeDay(place.id, day));
  note(res, { target: `${place.id}/${day}`, why: 'struck' });
  const entry = entries[at];
  const person = entry && 'stay' in entry && entry.kind !== 'medicine' ? look.stays.findIndex(({ id }) => id === entry.stay) : -1;
  res.redirect(303, `${paths.placeDay(place.id, day, { struck: of })}${person < 0 ? '' : `#p-${person}`}`);
}
