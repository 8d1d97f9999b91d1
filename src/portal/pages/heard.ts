import { Router } from 'express';
import { type CaseId, type RequestId } from '../../domain/values';
import { textOf } from '../middleware/bodies';
import { onlyFor, viewerOf } from '../middleware/viewer';
import { paths, patterns } from '../paths';
import { type Services } from '../services';

/** Somebody has read that what they did was refused after it was kept: it is not shown again. Only their own can be. */
export function heardPages({ store }: Pick<Services, 'store'>): Router {
  const router = Router();
  router.post(patterns.caseHeard, onlyFor(), async (req, res) => {
    const { actor } = viewerOf(res);
    const id = String(req.params['id']) as CaseId;
    await store.outgoing.heard(textOf(req, 'heard') as RequestId, actor.id);
    res.redirect(303, actor.kind === 'officer' ? paths.deskCase(id) : paths.case(id));
  });
  return router;
}
