import { Router } from 'express';
import { onlyFor } from '../../middleware/viewer';
import { patterns } from '../../paths';
import { type Services } from '../../services';
import { enterForm } from './act/enter';
import { actPageOf } from './act/page';
import { prefilled } from './act/prefilled';
import { showAct } from './act/show-act';

/** The form of one act, and the act itself: done, kept, or refused with the reason and what was typed. */
export function actPages(services: Services): Router {
  const router = Router();
  router.get(patterns.deskAct, onlyFor('officer'), async (req, res) => {
    const page = await actPageOf(services, req, res);
    if (page) await showAct(page, res, { typed: await prefilled(page), wrong: {} });
  });
  router.post(patterns.deskAct, onlyFor('officer'), async (req, res) => {
    const page = await actPageOf(services, req, res);
    if (page) await enterForm(page, req, res);
  });
  return router;
}
