import { speaksFor } from '../../../domain/mandates';
import { Router } from 'express';
import { type CaseId } from '../../../domain/values';
import { ownAnswerRows } from '../../cases/answer-rows';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { speakAs } from '../../view/words';
import { notFound } from '../../view/errors';

/** The whole of what was submitted, to read and to print, for whoever filed it: as it stands now, with what was put right since. */
export function submittedPages(services: Services): Router {
  const { store } = services;
  const router = Router();
  router.get(patterns.caseSubmitted, onlyFor('applicant'), async (req, res) => {
    const id = String(req.params['id']) as CaseId;
    const filed = await store.submissions.read(id);
    if (!filed || !speaksFor(viewerOf(res).actor, filed.submission.applicant)) return notFound(req, res);
    const { submission, rules } = filed;
    speakAs(res, submission.programme);
    const { t, lang } = res.locals;
    const state = (await store.cases.read(id))?.state;
    const names = new Map((await store.files.listFor(id)).map((file) => [file.id, file.name]));
    const papers = (state?.evidence ?? submission.evidence).map(({ item, file }) => ({
      key: rules.policy.evidence.find((one) => one.item === item)?.say[lang] ?? item,
      value: names.get(file) ?? '',
      href: paths.caseFile(id, file),
    }));
    show(res, 'applicant/submitted', {
      title: t('receipt.whole'),
      step: submission.number,
      number: submission.number,
      term: rules.policy.term[lang],
      at: submission.at,
      groups: await ownAnswerRows(services, submission, (state ?? submission).answers.id, t, lang),
      papers,
      back: paths.case(id),
    });
  });
  return router;
}
