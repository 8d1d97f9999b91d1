import { Router } from 'express';
import { policyById } from '../../cases/places';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { itemName, lookAt } from '../../cases/look';
import { papersShown } from '../desk/case/papers';
import { paperFor } from './access';
import { lookIn, viewerModel } from './viewer';

/** A paper on a page of its own: for its owner while it is a draft's, for applicants and for officers. */
export function paperPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.casePaper, onlyFor('applicant'), async (req, res) => {
    const asked = await paperFor(services, req, res);
    if (!asked) return;
    const { t, lang } = res.locals;
    const { actor } = viewerOf(res);
    const { file, row } = asked;
    const draft = row ? undefined : await store.drafts.read(file.case);
    const policy = policyById(services, row?.state.policy ?? draft?.policy ?? ('' as never));
    const handedIn = new Set(row?.state.evidence.map((one) => one.file));
    const files = (await store.files.listFor(file.case)).filter((one) => !row || one.id === file.id || handedIn.has(one.id));
    const papers = files.map((one) => ({ file: one, item: policy ? itemName({ policy, t, lang }, one.item) : one.item }));
    const link: Parameters<typeof viewerModel>[1]['link'] = (one, query) => paths.casePaper(one.case, one.id, query);
    const reading = viewerModel(services, { papers, open: file, look: lookIn(req), reader: actor.id, link, alone: link, t });
    show(res, 'paper', { title: reading.heading, reading, back: row ? paths.case(file.case) : paths.draftFiles(file.case) });
  });

  router.get(patterns.deskPaper, onlyFor('officer'), async (req, res) => {
    const asked = await paperFor(services, req, res);
    if (!asked?.row) return;
    const { file, row } = asked;
    const look = await lookAt(services, row, res);
    const papers = await papersShown(look);
    const known = papers.some((one) => one.file.id === file.id) ? papers : [...papers, { file, item: itemName(look, file.item) }];
    const link: Parameters<typeof viewerModel>[1]['link'] = (one, query) => paths.deskPaper(one.case, one.id, query);
    const reading = viewerModel(services, {
      papers: known,
      open: file,
      look: lookIn(req),
      reader: look.actor.id,
      link,
      alone: link,
      t: look.t,
    });
    show(res, 'paper', { title: reading.heading, step: row.number, reading, back: paths.deskCase(file.case) });
  });

  return router;
}
