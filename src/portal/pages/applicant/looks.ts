import { speaksFor } from '../../../domain/mandates';
import { Router } from 'express';
import { type CaseId } from '../../../domain/values';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';
import { looksIn } from './looks-in';

/** As many lines of the log as one page is made from. */
const size = 100;

/** 谁看过我的申请, for the applicant: when which office opened the case or its papers, or saw a field whole. Never an officer's name. */
export function lookPages(services: Services): Router {
  const { store, people } = services;
  const router = Router();
  router.get(patterns.caseLooks, onlyFor('applicant'), async (req, res) => {
    const id = String(req.params['id']) as CaseId;
    const row = await store.cases.read(id);
    if (!row || !speaksFor(viewerOf(res).actor, row.state.applicant)) return notFound(req, res);
    const page = Math.min(1_000, Math.max(1, Math.trunc(Number(req.query['page'])) || 1));
    const offices = await people.officesOf(await store.accessLog.actorsOf(id));
    const asked = { case: id, actor: [...offices.keys()], what: ['read', 'download', 'unmask'], result: 'done', page, size } as const;
    const { rows, more } = await store.accessLog.search(asked);
    show(res, 'applicant/looks', {
      title: res.locals.t('looks.title'),
      step: row.number,
      number: row.number,
      rows: await looksIn(services, row, res, { lines: rows, offices }),
      previous: page > 1 ? paths.caseLooks(id, { page: page - 1 }) : undefined,
      next: more ? paths.caseLooks(id, { page: page + 1 }) : undefined,
      back: paths.case(id),
    });
  });
  return router;
}
