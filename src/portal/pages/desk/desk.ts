import { Router } from 'express';
import { line } from '../../../domain/text/normal';
import { noteAlso } from '../../logged';
import { textOf, textsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm } from '../../view/errors';
import { claimAll, listDrawn } from './list/claim';
import { keepSearch } from './list/search';
import { momentsOf } from './list/moments';
import { showDesk } from './list/show-desk';

/** 我的待办, 待认领, 本处室, 已办; and claiming several at once. */
export function deskPages(services: Services): Router {
  const router = Router();

  const desk = { services, moments: momentsOf(services.store) };

  router.get(patterns.desk, onlyFor('officer'), (req, res) => showDesk(desk, req, res));

  router.post(patterns.deskSearch, onlyFor('officer'), async (req, res) => {
    const text = line(textOf(req, 'text'));
    res.redirect(303, paths.desk(text === '' ? {} : { search: await keepSearch(services, viewerOf(res).actor, text) }));
  });

  router.post(patterns.deskClaim, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const drawn = requestsOf(services.keys).take(textOf(req, 'request'), actor.id, ...listDrawn);
    if (drawn === 'forged' || drawn === 'expired') {
      res.locals.why = `form-${drawn}`;
      return badForm(req, res, 403);
    }
    const chosen = textsOf(req, 'task').slice(0, 20);
    if (chosen.length === 0) return showDesk(desk, req, res, { scope: 'pool' }, { task: res.locals.t('desk.chooseFirst') });
    const { done, kept, missed } = await claimAll(services, actor, chosen, drawn);
    // The page goes on to the list, so what was refused of it is logged here.
    for (const { id, why } of missed) noteAlso(res, { what: 'denied', case: id, why });
    const numbers = missed.flatMap((one) => one.number ?? []).join(',');
    res.redirect(303, paths.desk({ scope: 'mine', claimed: String(done), kept: String(kept), missed: numbers }));
  });

  return router;
}
