import { Router } from 'express';
import { availableActs, wholeCase } from '../../../domain/case/available';
import { caseTime } from '../../../domain/case/due';
import { type CaseId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { amountTree } from '../../cases/amount';
import { policyById } from '../../cases/places';
import { routeOf } from '../../cases/route';
import { statusOf } from '../../cases/status';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { caseFor } from './case-access';
import { letterTitle } from './letters';

/** An applicant's case: how it stands in one sentence, what comes next, the whole route, papers, letters, money; 撤回 last. */
export function applicantCasePages(services: Services): Router {
  const { store, keys } = services;
  const router = Router();

  router.get(patterns.case, onlyFor(), async (req, res) => {
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const id = String(req.params['id']) as CaseId;
    if (actor.kind === 'officer') return res.redirect(303, paths.deskCase(id));
    // Submitted, but no worker has recorded it yet: it is kept, and the page says so.
    const draft = await store.drafts.read(id);
    const filed = await store.submissions.read(id);
    if (filed && draft?.owner === actor.id && !(await store.cases.read(id))) {
      return show(res, 'applicant/kept', { title: t('applicant.keptTitle'), number: filed.submission.number, here: paths.case(id) });
    }
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return;
    const { state } = row;
    const policy = policyById(services, state.policy);
    const rules = (await store.submissions.read(id))?.rules;
    if (!policy || !rules) return;
    const own = actor.id === state.applicant.actor;
    const status = statusOf(services, state, lang, t);
    const acts = availableActs(rules, state, actor, caseTime(state, instantNow()));
    const may = (kind: string): boolean => acts.some((one) => one.kind === kind && !one.refusal);
    const letters = own ? (await store.letters.ofCase(id, actor.person)).filter((one) => one.channel === 'portal') : [];
    const waiting = own ? await store.outgoing.waitingFor(id) : [];
    const payment = state.payments.at(-1);
    const rating = state.outcome ? await store.ratings.of(id) : undefined;
    await store.accessLog.append({ at: instantNow(), actor: actor.id, what: 'read', case: id, path: patterns.case });
    show(res, 'applicant/case', {
      title: policy.term[lang],
      step: state.number,
      number: state.number,
      status,
      submitted: req.query['submitted'] !== undefined,
      said: typeof req.query['said'] === 'string' ? t(`applicant.said.${String(req.query['said'])}`) : undefined,
      kept: waiting.length > 0,
      limits: state.limits,
      route: routeOf(services, policy, state, lang),
      own,
      papers: own
        ? state.evidence.map((one) => ({
            key: policy.evidence.find((each) => each.item === one.item)?.say[lang] ?? one.item,
            value: t('applicant.openPaper'),
            href: paths.caseFile(id, one.file),
          }))
        : [],
      letters: letters.map((one) => ({ href: paths.caseLetter(id, one.key), title: letterTitle(one, t), at: one.at })),
      tree: state.result && state.decided?.granted ? amountTree(state.result, policy, t, lang) : undefined,
      payment:
        payment && own
          ? {
              status: t(`payment.${payment.status}`),
              on: payment.on,
              reason: payment.reason ? t(`payment.reason.${payment.reason}`) : undefined,
              fen: payment.fen,
              bounced: payment.status === 'bounced',
            }
          : undefined,
      promised: state.promised,
      receipt: paths.caseReceipt(id),
      supplement: may('supplement') ? paths.caseSupplement(id) : undefined,
      account: may('mend-account') ? paths.caseAccount(id) : undefined,
      withdraw: may('withdraw') ? paths.caseWithdraw(id) : undefined,
      rate: own && state.outcome && !rating ? paths.caseRating(id) : undefined,
      rated: rating?.score,
      clock:
        own && state.sandbox && !state.outcome
          ? { action: paths.sandboxClock, id, request: requestsOf(keys).issue(actor.id, id, wholeCase) }
          : undefined,
    });
  });

  return router;
}
