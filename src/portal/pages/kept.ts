import { Router } from 'express';
import { cookieOf, cookieOptions } from '../middleware/cookies';
import { keptCookie } from '../middleware/park';
import { onlyFor, viewerOf } from '../middleware/viewer';
import { ownPath, paths, patterns } from '../paths';
import { type Services } from '../services';
import { show } from '../view/show';
import { named } from '../view/errors';
import { readable } from '../forms/typed';

/** What was typed before the session ended, shown again to who typed it: to be sent again, or thrown away. */
export function keptPages({ parked, config }: Pick<Services, 'parked' | 'config'>): Router {
  const router = Router();

  router.get(patterns.kept, onlyFor(), async (req, res) => {
    const id = cookieOf(req, keptCookie);
    const kept = id === undefined ? undefined : await parked.read(id, viewerOf(res).actor.id);
    if (!kept) return res.redirect(303, paths.home);
    show(res, 'kept', {
      title: res.locals.t('kept.title'),
      // Without its files a form is not what it was: it is filled in again, not sent.
      ...(kept.files ? { lead: 'kept.files', fill: ownPath(kept.path) } : { again: { action: kept.path, fields: named(kept.fields) } }),
      typed: readable(kept.fields, res, kept.path),
    });
  });

  router.post(patterns.keptDiscard, onlyFor(), async (req, res) => {
    const id = cookieOf(req, keptCookie);
    if (id !== undefined) await parked.discard(id, viewerOf(res).actor.id);
    res.clearCookie(keptCookie, cookieOptions(config));
    res.redirect(303, paths.home);
  });

  return router;
}
