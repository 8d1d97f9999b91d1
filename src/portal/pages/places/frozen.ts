import { Router } from 'express';
import { type PlaceId } from '../../../domain/values';
import { routeAt } from '../../middleware/pattern';
import { placeLookOf } from '../../cases/place-access';
import { isSafe } from '../../middleware/origin';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { typedOf } from '../../view/errors';
import { show } from '../../view/show';

/** Who is there today, and who may fetch whom, is written down whoever runs the place. */
const goesOn: readonly string[] = ['days', 'standing'];

/**
 * While a place passes to another operator nobody is enrolled or leaves, and no month is entered, on whichever of its pages: whoever may look at it is told so, with what they
 * typed. It stands before those pages; whoever may not look gets the answer that they always get.
 */
export function frozenPages({ store, policies }: Services): Router {
  const router = Router();
  router.use(async (req, res, next) => {
    // By the pattern, as forgiving as the pages themselves: an address in capitals is the same page.
    const { pattern = '', params } = routeAt(req.path) ?? {};
    const [, page] = /^\/places\/:id(?:\/(\w+))?/.exec(pattern) ?? [];
    const id = pattern.startsWith('/places/:id') ? params?.['id'] : undefined;
    const { viewer, t } = res.locals;
    if (id === undefined || !viewer || isSafe(req) || goesOn.includes(page ?? '')) return next();
    const place = await store.places.find(id as PlaceId);
    if (!place?.frozen || !placeLookOf(policies.offices, viewer.actor, place)) return next();
    res.locals.why = 'place-frozen';
    show(
      res,
      'refusal',
      { title: t('places.frozenTitle'), reason: t('places.frozen'), back: paths.place(place.id), typed: typedOf(req, res) },
      409,
    );
  });
  return router;
}
