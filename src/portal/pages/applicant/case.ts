import { readsAs, speaksFor } from '../../../domain/mandates';
import { Router } from 'express';
import { availableActs } from '../../../domain/case/available';
import { caseTime } from '../../../domain/case/due';
import { type CaseEvent } from '../../../domain/case/events';
import { type CaseInput } from '../../../domain/case/submission';
import { type CaseId, type LocalDate } from '../../../domain/values';
import { submitRequest } from '../../../engine/file';
import { instantNow } from '../../../store/clock';
import { amountTree } from '../../cases/amount';
import { correctionOf } from '../../cases/corrections';
import { certifiedOf } from '../../cases/certified';
import { deadline } from '../../cases/deadline';
import { failedLetters } from '../../cases/failed-letters';
import { itemName } from '../../cases/look';
import { moneyOf } from '../../cases/money';
import { nextOf } from '../../cases/next';
import { placeNamed } from '../../cases/place-named';
import { paperRow } from '../../cases/paper-rows';
import { policyById } from '../../cases/places';
import { recovered } from '../../cases/recovered';
import { panelMeans } from '../../cases/panel-means';
import { sentOf } from '../../cases/sent';
import { endsOf, routeOf } from '../../cases/route';
import { periodWords, titled, upcoming } from '../../cases/series';
import { standingOf } from '../../cases/standing-rows';
import { statusOf } from '../../cases/status';
import { unheardBy } from '../../cases/unheard';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { programmeNamed } from '../../../domain/programmes';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { caseFor } from '../../cases/case-access';
import { letterTitle } from './letters';

/** What the page may say of an act just done. The address asks for it by name, and for nothing else. */
const said = ['kept', 'withdrawn', 'mended', 'rated', 'supplemented', 'promised', 'answered', 'enough'] as const;

/** An applicant's case: how it stands in one sentence, what comes next, the whole route, papers, letters, money; 撤回 last. */
export function applicantCasePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.case, onlyFor(), async (req, res) => {
    const { actor } = viewerOf(res);
    const id = String(req.params['id']) as CaseId;
    if (actor.kind === 'officer') return res.redirect(303, paths.deskCase(id));
    // Submitted, but no worker has recorded it yet: it is kept, and the page says so.
    const filed = await filedOf(services, id);
    if (filed && speaksFor(actor, filed.submission.applicant) && !(await store.cases.read(id))) {
      return show(res, 'applicant/kept', {
        title: res.locals.t('applicant.keptTitle'),
        number: filed.submission.number,
        receipt: paths.caseReceipt(id),
      });
    }
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return;
    const { t, lang } = res.locals;
    const { state } = row;
    const policy = policyById(services, state.policy) ?? filed?.rules.policy;
    const rules = filed?.rules;
    if (!policy || !rules) throw new Error(`case ${id} has a view and no submission`);
    const own = speaksFor(actor, state.applicant);
    const acts = availableActs(rules, state, actor, caseTime(state, instantNow()));
    const may = (kind: string): boolean => acts.some((one) => one.kind === kind && !one.refusal);
    const written = own ? await store.letters.ofCase(id, readsAs(actor, state.applicant)) : [];
    const letters = written.filter((one) => one.channel === 'portal');
    const waiting = own ? await store.outgoing.waitingFor(id) : [];
    const later = own && state.outcome ? (await store.invitations.of(id)).filter((one) => one.state === 'waiting') : [];
    const corrected = own ? await correctionOf(services, state) : undefined;
    const rating = state.outcome ? await store.ratings.of(id) : undefined;
    const handedIn = new Set(state.evidence.map((one) => one.file));
    const papers = own ? (await store.files.listFor(id)).filter((file) => handedIn.has(file.id)) : [];
    const notice = await standingOf(services, state);
    const events: CaseEvent[] = [];
    for await (const { event } of store.ledger.rowsOf(id)) events.push(event);
    /** What is left of a limit while it still runs; only its date once the decision is made. */
    const by = (due: LocalDate | undefined): string | undefined =>
      due && (state.decided ? longDate(due, lang) : deadline({ calendar: rules.calendar, state, t, language: lang }, due));
    const done = said.find((one) => one === req.query['said']);
    show(res, 'applicant/case', {
      title: state.after?.period ? policy.term[lang] : titled(services, state, lang, t),
      step: state.number,
      number: state.number,
      place: await placeNamed(services, state),
      period: state.after && periodWords(state.after, lang, t),
      erased: row.erased,
      status: statusOf(services, state, lang, t, own),
      next: await nextOf(services, state, lang, t, own),
      notice: notice && `${paths.noticesOf(notice.office)}#row-${notice.id}`,
      recovery: own ? recovered(state) : undefined,
      later: upcoming(services, later, [row], lang, t),
      submitted: req.query['submitted'] !== undefined,
      said: done && t(`applicant.said.${done}`),
      kept: waiting.length > 0,
      unheard: await unheardBy(services, row, actor, { policy, t, lang }),
      heard: paths.caseHeard(id),
      limits: state.limits && {
        statutory: by(state.limits.statutory),
        promised: by(state.limits.promised),
      },
      route: routeOf(services, policy, state, lang, endsOf(events)),
      // Not `own`: that is what the layout calls a page whose form is kept.
      mine: own,
      papers: [...new Set(papers.map((one) => one.item))].map((item) => ({
        label: itemName({ policy, t, lang }, item),
        files: papers.filter((one) => one.item === item).map((one) => paperRow(services, one, actor.id, t)),
      })),
      failed: failedLetters(written, () => true, t),
      letters: letters.map((one) => ({ href: paths.caseLetter(id, one.key), title: letterTitle(one, t), at: one.at })),
      tree: state.result && state.decided?.granted ? amountTree(state.result, policy, t, lang) : undefined,
      scoring: own && !row.erased ? panelMeans(state, policy, t, lang) : [],
      payment: own && !row.erased ? await moneyOf(services, state, t) : undefined,
      certified: await certifiedOf(services, state, t, lang),
      sent: sentOf(rules.policy, state, t),
      rows: own && state.roster && !row.erased ? paths.caseRows(id) : undefined,
      handOver: own && programmeNamed(state.programme).passesOver ? paths.handOver(id) : undefined,
      receipt: paths.caseReceipt(id),
      looks: paths.caseLooks(id),
      replaced: corrected?.granted && { number: corrected.granted.number, href: paths.case(corrected.granted.state.id) },
      asked: corrected?.asked,
      correct: corrected && !corrected.granted ? paths.caseCorrect(id) : undefined,
      withdraw: may('withdraw') ? paths.caseWithdraw(id) : undefined,
      rate: own && state.outcome && !rating ? paths.caseRating(id) : undefined,
      rated: rating?.score,
      id,
      ended: state.outcome !== undefined,
    });
  });

  return router;
}

/** What was handed in; also while it is only kept, because whoever kept it died before filing it. */
async function filedOf({ store }: Services, id: CaseId): Promise<CaseInput | undefined> {
  const filed = await store.submissions.read(id);
  if (filed) return filed;
  const kept = await store.outgoing.find(submitRequest(id));
  return kept?.kind === 'submit' ? kept.body.input : undefined;
}
