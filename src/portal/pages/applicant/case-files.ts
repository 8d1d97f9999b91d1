import { Router } from 'express';
import { type CaseId } from '../../../domain/values';
import { note } from '../../logged';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../errors';
import { caseFor } from './case-access';

/** A paper, only to who may see it: its owner while it is a draft, then who may read the case's papers. Never shown in our own origin's page. */
export function caseFilePages(services: Services): Router {
  const { store } = services;
  const router = Router();
  router.get(patterns.caseFile, onlyFor(), async (req, res) => {
    const { actor } = viewerOf(res);
    const id = String(req.params['id']) as CaseId;
    const info = await store.files.info(String(req.params['file']));
    if (!info || info.case !== id) return notFound(req, res);
    const draft = await store.drafts.read(id);
    const owner = draft?.owner === actor.id && info.owner === actor.id;
    if (!owner && !(await caseFor(services, req, res, 'papers'))) return;
    const found = await store.files.read(info.id);
    if (!found) return notFound(req, res);
    note(res, { what: 'download' });
    res.set({
      'Content-Type': info.type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(info.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    res.send(found.bytes);
  });
  return router;
}
