import { speaksFor } from '../../../domain/mandates';
import { Router, type Response } from 'express';
import { type CaseInput } from '../../../domain/case/submission';
import { mayRead } from '../../../domain/case/may-read';
import { officeFor } from '../../../domain/offices';
import { type CaseId } from '../../../domain/values';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { speakAs } from '../../view/words';
import { caseFor } from '../../cases/case-access';
import { notFound } from '../../view/errors';

/** 收件回执, from what was filed: it can be printed as soon as the application is kept, whether or not a worker has recorded it. */
export function receiptPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.caseReceipt, onlyFor(), async (req, res) => {
    const id = String(req.params['id']) as CaseId;
    const filed = await mine(res, id);
    const row = filed ? await store.cases.read(id) : await caseFor(services, req, res, 'progress');
    if (!filed && !row) return;
    const input = filed ?? (await store.submissions.read(id));
    if (!input) return notFound(req, res);
    const { submission, rules } = input;
    speakAs(res, submission.programme);
    const { t, lang } = res.locals;
    const [first] = rules.policy.route;
    // Who has which papers is for whoever may read papers; the slip itself says only that something was handed in.
    const whole =
      filed !== undefined ||
      (row !== undefined && mayRead(services.policies.offices, viewerOf(res).actor, row.state, row.offices, 'papers'));
    const office = first && officeFor(rules.offices, submission.area, first.level, first.unit);
    show(res, 'applicant/receipt', {
      title: t('receipt.title'),
      step: submission.number,
      number: submission.number,
      term: rules.policy.term[lang],
      at: submission.at,
      acceptWithin: first?.workingDays,
      statutory: rules.policy.limits.statutory,
      promised: rules.policy.limits.promised,
      limits: row?.state.limits,
      office: office?.name[lang],
      telephone: office?.telephone,
      papers: (whole ? [...new Set(submission.evidence.map((one) => one.item))] : []).map((item) => {
        const count = submission.evidence.filter((one) => one.item === item).length;
        const name = rules.policy.evidence.find((each) => each.item === item)?.say[lang] ?? item;
        return count > 1 ? t('receipt.files', { item: name, count }) : name;
      }),
      whole: filed ? paths.caseSubmitted(id) : undefined,
      back: paths.case(id),
    });
  });

  /** What the reader filed themselves; others are asked by the case's own rules of who may read. */
  async function mine(res: Response, id: CaseId): Promise<CaseInput | undefined> {
    const filed = await store.submissions.read(id);
    return filed && speaksFor(viewerOf(res).actor, filed.submission.applicant) ? filed : undefined;
  }

  return router;
}
