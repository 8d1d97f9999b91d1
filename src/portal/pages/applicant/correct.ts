import { Router, type Request, type Response } from 'express';
import { monthsInWords } from '../../../domain/calendar/month-ranges';
import { speaksFor } from '../../../domain/mandates';
import { type CaseRow } from '../../../store/cases';
import { contestedRows } from '../../cases/contested-rows';
import { caseFor } from '../../cases/case-access';
import { beginCorrection, type Corrected, correctionKey, correctionOf } from '../../cases/corrections';
import { linkedId } from '../../../store/drafts';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { show } from '../../view/show';

/** 更正申报: whoever speaks for whoever applied files a granted case again; one at a time. */
export function correctPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  /** The case and what there is of corrections to it; undefined once the answer was given. */
  async function asked(req: Request, res: Response): Promise<{ row: CaseRow; corrected: Corrected } | undefined> {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return undefined;
    const corrected = speaksFor(viewerOf(res).actor, row.state.applicant) ? await correctionOf(services, row.state) : undefined;
    if (corrected && !row.erased) return { row, corrected };
    notFound(req, res);
    return undefined;
  }

  /** To what there is already, if there is anything. */
  async function there({ row, corrected: { granted, open, n } }: { row: CaseRow; corrected: Corrected }): Promise<string | undefined> {
    if (granted ?? open) return paths.case((granted ?? open)?.state.id ?? row.state.id);
    const draft = await store.drafts.read(linkedId(correctionKey(row.state.id, n)));
    return draft && (draft.submitted ? paths.case(draft.caseId) : paths.draft(draft.caseId));
  }

  router.get(patterns.caseCorrect, onlyFor('applicant'), async (req, res) => {
    const found = await asked(req, res);
    if (!found) return;
    const already = await there(found);
    if (already) return res.redirect(303, already);
    const { t, lang } = res.locals;
    const { id, number } = found.row.state;
    const contested = await contestedRows(services, found.row.state);
    show(res, 'applicant/correct', {
      title: t('correction.title'),
      number,
      contested: contested.map(({ row, slots }) => t('correction.row', { row: String(row), months: monthsInWords(slots, lang) })),
      action: paths.caseCorrect(id),
      back: paths.case(id),
    });
  });

  router.post(patterns.caseCorrect, onlyFor('applicant'), async (req, res) => {
    const found = await asked(req, res);
    if (!found) return;
    const { granted, open, n } = found.corrected;
    if (granted ?? open) return res.redirect(303, (await there(found)) ?? paths.home);
    await beginCorrection(services, found.row.state, n, viewerOf(res).actor.id);
    res.redirect(303, (await there(found)) ?? paths.home);
  });

  return router;
}
