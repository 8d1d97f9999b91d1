import { Router } from 'express';
import { isOffices } from '../../../domain/programmes';
import { type Policy } from '../../../domain/policy/policy';
import { wordsOf } from '../../../domain/programmes/words';
import { type Invitation } from '../../../store/invitations';
import { proofNeeded } from '../../accounts/proof';
import { isFor, placesFor, stillOffered } from '../../cases/offered';
import { policyById, todayInShanghai } from '../../cases/places';
import { rightLines } from '../../cases/right-lines';
import { upcoming } from '../../cases/series';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { homeCard } from './home-card';
import { readHome } from './home-reads';
import { toDoOf } from './home-to-do';
import { matterCards } from './matter-cards';

/** The applicant's home: first what is to be done, then what is under way, then what may be applied for. */
export function applicantHomePages(services: Services): Router {
  const router = Router();
  router.get(patterns.home, onlyFor('applicant'), async (_req, res) => {
    const { t, lang } = res.locals;
    const reads = await readHome(services, viewerOf(res));
    const { actor, identity, cases, openDrafts, homes, run, later } = reads;
    const parties = actor.parties ?? [];
    const cards = cases.filter((row) => !isOffices(row.programme)).map((row) => homeCard(services, reads, row, res.locals));
    // What runs out first stands first.
    const waiting = cards
      .filter((one) => one.toDo !== undefined)
      .sort((one, other) => (one.toDoBy ?? '9').localeCompare(other.toDoBy ?? '9'));
    const toDo = toDoOf(services, reads, waiting, res.locals);
    const [first, ...more] = toDo;
    const onTheirWay = reads.onTheirWay.map((one) => ({
      term: policyById(services, one.policy)?.term[lang] ?? one.programme,
      number: one.submitted?.number,
      href: paths.case(one.caseId),
      sentence: t('applicant.keptShort'),
    }));
    const states = cases.map((row) => row.state);
    const { matters, notOpen } = matterCards(
      services,
      reads.area,
      res,
      (policy) =>
        isFor(policy, parties, run, states) &&
        !openDrafts.some((draft) => draft.programme === policy.programme) &&
        stillOffered(policy, states, actor.person),
    );
    // Of a place that they run no more nothing else on the page says why they may.
    const afterwards = (policy: Policy): string[] =>
      placesFor(policy, run, states).flatMap(({ name, until }) =>
        until === undefined ? [] : t('places.afterwards', { place: name, date: plainDate(until, lang) }),
      );
    const rights = rightLines(services, { cases, drafts: openDrafts, waiting: later }, lang, t);
    const inLine = ({ after }: Invitation): boolean => rights.some(({ href }) => href === paths.case(after.case));
    show(res, 'applicant/home', {
      title: t('applicant.home'),
      proof: identity === undefined ? proofNeeded(services, res, paths.home) : undefined,
      lost: reads.contact?.phone === '',
      telephoneHref: paths.ownTelephone(),
      first,
      more,
      toDoCount: toDo.length,
      // Until the application is submitted an answer may be changed: the way back to it.
      invitations: reads.invited
        .filter((one) => one.state !== 'invited')
        .map((one) => ({ href: paths.invitation(one.token), words: wordsOf(t, one.programme)(`invitation.state.${one.state}`) })),
      underWay: [...onTheirWay, ...cards.filter((one) => !one.closed && one.toDo === undefined)],
      rights,
      // What stands in a line of its right stands there only.
      done: cards.filter((one) => one.closed && !rights.some(({ parts }) => parts.some(({ href }) => href === one.href))),
      places: homes
        .filter((one) => one.closed === undefined)
        .map(({ id, name }) => ({ name, href: paths.place(id), today: paths.placeDay(id, todayInShanghai()) })),
      orders: parties.length > 0,
      employed: reads.employed,
      stays: reads.stays.length > 0,
      links: parties.length > 0 || reads.employed || reads.stays.length > 0,
      // Where the register does not say where they live, nobody has said that they may.
      mayTitle: reads.area === undefined ? 'matter.all' : 'applicant.mayApply',
      matters: matters.map((one) => ({ ...one, afterwards: afterwards(one.policy) })),
      notOpen,
      none: matters.length === 0 && notOpen.length === 0,
      // So does what is to come of it.
      toCome: later.some(inLine),
      later: upcoming(
        services,
        later.filter((one) => !inLine(one)),
        cases,
        lang,
        t,
      ),
    });
  });
  return router;
}
