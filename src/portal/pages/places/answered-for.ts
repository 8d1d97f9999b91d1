import { type Request, type Response } from 'express';
import { type PlaceId } from '../../../domain/values';
import { type Registered } from '../../../store/places';
import { answersFor } from '../../cases/place-access';
import { note } from '../../logged';
import { viewerOf } from '../../middleware/viewer';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';

/**
 * The open place that an address names, for whoever answers for it; undefined once 404 was answered.
 * @param closed one that is closed too: the button that has closed it may be pressed twice
 */
export async function placeAnsweredFor(
  { store, policies }: Services,
  req: Request,
  res: Response,
  { closed = false } = {},
): Promise<Registered | undefined> {
  const place = await store.places.find(String(req.params['id']) as PlaceId);
  if (place && (closed || place.closed === undefined) && answersFor(policies.offices, viewerOf(res).actor, place.area)) {
    note(res, { target: place.id });
    return place;
  }
  notFound(req, res);
  return undefined;
}
