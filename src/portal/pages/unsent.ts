import { Router } from 'express';
import { fieldsOf, textOf } from '../middleware/bodies';
import { onlyFor, viewerOf } from '../middleware/viewer';
import { keepsUnsent } from '../own-forms';
import { ownPath, patterns } from '../paths';
import { type Services } from '../services';
import { chooseLanguage } from './language';

/** Of the page itself, and made anew with it. */
const machine: readonly string[] = ['_csrf', 'request', 'seen', 'step', 'page', 'leave', 'language'];
/** More than any form of ours asks; what is larger is sent, and refused in words, not kept. */
const mostLetters = 100_000;

/**
 * Leaving a form without sending it: by its 返回, by the choice of a language, or, where scripts run, by itself every few seconds. What
 * stands in it is kept for whoever comes back to that page, on whichever tab or telephone; then the way goes on.
 */
export function unsentPages({ store, people, config }: Pick<Services, 'store' | 'people' | 'config'>): Router {
  const router = Router();
  router.post(patterns.unsent, onlyFor(), async (req, res) => {
    const { actor } = viewerOf(res);
    const from = ownPath(textOf(req, 'page'));
    const [page = ''] = from.split('?');
    const fields = fieldsOf(req).filter(([name]) => !machine.includes(name) && !/password/i.test(name));
    const letters = fields.reduce((sum, [, value]) => sum + value.length, 0);
    if (keepsUnsent(page) && letters <= mostLetters) {
      if (fields.some(([, value]) => value !== '')) await store.unsent.keep(actor.id, page, fields);
      else await store.unsent.discard(actor.id, page);
    }
    await chooseLanguage({ people, config }, req, res);
    // Sent by a script there is nowhere to go.
    const then = textOf(req, 'leave') || (textOf(req, 'language') && from);
    if (then === '') return res.status(204).end();
    res.redirect(303, ownPath(then));
  });
  return router;
}
