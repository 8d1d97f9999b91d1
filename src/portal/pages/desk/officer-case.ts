import { addresseeOf } from '../../../domain/mandates';
import { isReckoned } from '../../../domain/case/steps/verify';
import { isOffices, programmeNamed } from '../../../domain/programmes';
import { type Request, Router } from 'express';
import { answerRows } from '../../cases/answer-rows';
import { certifiedOf } from '../../cases/certified';
import { differences } from '../../cases/differences';
import { failedLetters } from '../../cases/failed-letters';
import { recovered } from '../../cases/recovered';
import { sentOf } from '../../cases/sent';
import { countWords } from '../../cases/row-words';
import { routeOf } from '../../cases/route';
import { titled } from '../../cases/series';
import { statusOf } from '../../cases/status';
import { unheardBy } from '../../cases/unheard';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { caseFor } from '../../cases/case-access';
import { actsPanel } from './case/acts-panel';
import { effectsOf } from './case/effects';
import { conditionsOf } from './case/conditions';
import { heldOf, limitsOf } from './case/held';
import { historyOf, notesOf, timelineOf } from './case/history';
import { itemName, lookAt, type CaseLook } from '../../cases/look';
import { moneyOf } from './case/money';
import { papersOf, papersShown, viewerBeside } from './case/papers';
import { relatedTo } from './case/related';
import { followedBy, noticesOf } from './case/notice';
import { scoringOf } from './case/scoring';
import { supplementsOf } from './case/supplements';
import { correctedOf } from './case/corrected';
import { visitOf } from './case/visit';
import { hearingsOf } from './case/hearing';
import { lastPeriod } from '../../cases/last-period';
import { mayAskCorrection } from '../../cases/look-again';
import { beginnings } from '../../cases/begin-over';
import { placeNamed } from '../../cases/place-named';
import { mayRecover } from '../../cases/may-recover';
import { lastList } from './last-list';

/** An officer's case: left what must be judged, only the differences standing out; right who holds it, the limits, and the acts. */
export function officerCasePages(services: Services): Router {
  const router = Router();
  router.get(patterns.deskCase, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return;
    if (isOffices(row.programme)) return res.redirect(303, paths.batch(row.state.id));
    const look = await lookAt(services, row, res);
    show(res, 'desk/case', { ...(await caseModel(look, req)), list: lastList(req), said: saidIn(req.query['said'], look.t) });
  });
  return router;
}

/** What its parts are made from is asked for at once; only what needs the history waits for that. */
async function caseModel(look: CaseLook, req: Request) {
  const { services, row, state, policy, t, lang, may } = look;
  const conditions = conditionsOf(look);
  const [history, waiting, unheard, compared, effects, answers, last, papers, others, letters] = await Promise.all([
    historyOf(look),
    services.store.outgoing.waitingFor(state.id),
    unheardBy(services, row, look.actor, look),
    may('findings') && policy.route.some((one) => one.kind === 'check') ? differences(services, state, t, lang) : undefined,
    effectsOf(look),
    may('answers') ? answerRows(services, state, t, lang) : undefined,
    may('answers') ? lastPeriod(services, state, t, lang) : undefined,
    papersBeside(look, req),
    relatedTo(look),
    services.store.letters.allOfCase(state.id),
  ]);
  const [place, supplements, notices, follows, hearings, corrected, certified, money, begun] = await Promise.all([
    placeNamed(services, state),
    supplementsOf(look, history),
    noticesOf(look, history),
    followedBy(look),
    hearingsOf(look),
    correctedOf(look),
    may('decision') ? certifiedOf(services, state, t, lang) : undefined,
    moneyOf(look),
    beginnings(services, look.actor, row),
  ]);
  return {
    title: `${row.masked ?? ''} ${titled(services, state, lang, t)}`,
    step: row.number,
    number: row.number,
    place,
    erased: row.erased,
    status: statusOf(services, state, lang, t),
    kept: waiting.some((one) => one.author === look.actor.id),
    unheard,
    heard: paths.caseHeard(state.id),
    failed: failedLetters(
      letters.filter((one) => [addresseeOf(state.applicant), state.applicant.person, ...state.beneficiaries].includes(one.to.person)),
      may,
      t,
    ),
    compared: compared && {
      ...compared,
      sentence: compared.sentence && t(compared.sentence === 'allAgree' ? 'case.noDifference' : 'case.notCompared'),
    },
    effects,
    conditions,
    answers,
    last: last && { ...last, href: others.find((one) => one.number === last.number)?.href },
    unmask: answers && may('address') ? paths.deskUnmask(state.id) : undefined,
    ...papers,
    supplements,
    undertaking: state.promised && { by: state.promised.by, items: state.promised.items.map((item) => itemName(look, item)) },
    visit: visitOf(look, history),
    scoring: scoringOf(look, history),
    hearings,
    notices,
    follows,
    corrected,
    roster: rosterPanel(look),
    certified,
    sent: sentOf(policy, state, t),
    recovery: may('money') && recovered(state),
    // Of an objection there is nothing else to judge; so it stands where one judges.
    answersFirst: answers !== undefined && conditions.list.length === 0,
    notes: notesOf(look, history),
    timeline: may('timeline') ? timelineOf(look, history) : undefined,
    others,
    ...money,
    series: policy.follows.some(({ every }) => every) && state.outcome === 'granted' ? paths.deskSeries(state.id) : undefined,
    again: mayAskCorrection(look.actor, row) ? paths.deskLookAgain(state.id) : undefined,
    over: begun.map(({ programme, policy: { term } }) => ({
      href: paths.deskOver(state.id, programme.name),
      label: t('over.link', { term: term[lang] }),
    })),
    recover: mayRecover(services, look.actor, row) ? paths.deskRecover(state.id) : undefined,
    handOver: programmeNamed(state.programme).passesOver ? paths.handOver(state.id) : undefined,
    route: routeOf(services, policy, state, lang),
    limits: limitsOf(look),
    held: heldOf(look, history),
    ...actsPanel(look, history),
    id: state.id,
    ended: state.outcome !== undefined,
  };
}

/** The papers, and the one that stands open beside the case. */
async function papersBeside(look: CaseLook, req: Request) {
  const shown = await papersShown(look);
  return { papers: papersOf(look, shown), reading: await viewerBeside(look, shown, req) };
}

/** How the roster stands, and where it is judged. */
function rosterPanel({ state, t, may }: CaseLook) {
  const { roster } = state;
  if (!roster || !may('findings')) return undefined;
  return {
    count: t('rows.count', { count: roster.rows }),
    counts: roster.counts && countWords(roster.counts, t),
    waits: isReckoned(roster) ? undefined : t('refusal.rows-being-reckoned'),
    href: may('answers') ? paths.deskRows(state.id) : undefined,
  };
}

const saidIn = (said: unknown, t: CaseLook['t']): string | undefined =>
  typeof said === 'string' ? t(`desk.said.${said === 'kept' ? 'kept' : 'done'}`) : undefined;
