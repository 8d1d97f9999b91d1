import { standingOffer } from '../../../domain/case/offers';
import { speaksFor } from '../../../domain/mandates';
import { type Actor } from '../../../domain/offices';
import { isOffices } from '../../../domain/programmes';
import { wordsOf } from '../../../domain/programmes/words';
import { Router } from 'express';
import { type CaseRow } from '../../../store/cases';
import { type Invitation } from '../../../store/invitations';
import { proofNeeded } from '../../accounts/proof';
import { livesIn, policyById } from '../../cases/places';
import { holderOf } from '../../cases/draft-access';
import { ownStays } from '../../cases/own-stays';
import { rightLines } from '../../cases/right-lines';
import { isFor, stillOffered } from '../../cases/offered';
import { statusOf } from '../../cases/status';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { titled, upcoming } from '../../cases/series';
import { matterCards } from './matter-cards';

/** The applicant's home: first what is to be done, then what is under way, then what may be applied for. */
export function applicantHomePages(services: Services): Router {
  const { store, people } = services;
  const router = Router();
  router.get(patterns.home, onlyFor('applicant'), async (_req, res) => {
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const identity = await people.identityOf(actor.id);
    const parties = actor.parties ?? [];
    const [contact, drafts, cases, invitations, later, offers, homes, stays] = await Promise.all([
      people.contact(actor.id),
      store.drafts.ofActor(actor),
      casesOf(actor),
      store.drafts.invitationsFor({ person: actor.person, ...(identity ? { identity } : {}) }),
      store.invitations.waitingFor(actor.person),
      identity ? store.mandateOffers.openFor(identity) : [],
      Promise.all(parties.map((one) => store.places.of(one))).then((all) => all.flat()),
      identity ? ownStays(services, { identity, name: viewerOf(res).name }) : [],
    ]);
    const asked = await offersTo(actor);
    const places = await store.places.byIds(
      [...drafts, ...cases.map(({ state }) => state), ...asked.map(({ state }) => state)].flatMap(({ place }) => place ?? []),
    );
    const nameOf = (place: string | undefined): string | undefined => places.find((one) => one.id === place)?.name;
    const placeIn = ({ place }: { place?: string }): string => {
      const name = nameOf(place);
      return name ? t('places.in', { place: name }) : '';
    };
    const card = (row: CaseRow) => ({
      href: paths.case(row.state.id),
      number: row.number,
      place: nameOf(row.state.place),
      in: placeIn(row.state),
      paid: row.state.payments.find((one) => one.status === 'paid'),
      ...statusOf(services, row.state, lang, wordsOf(t, row.programme), speaksFor(actor, row.state.applicant)),
    });
    const cards = cases.filter((row) => !isOffices(row.programme)).map(card);
    // What runs out first stands first.
    const waiting = cards
      .filter((one) => one.toDo !== undefined)
      .sort((one, other) => (one.toDoBy ?? '9').localeCompare(other.toDoBy ?? '9'));
    const toCorrect = await store.contests.askedOf(cases.filter((row) => row.party !== undefined && row.closed).map((row) => row.state.id));
    const openDrafts = drafts.filter((one) => !one.submitted && !cases.some((row) => row.state.id === one.caseId));
    const invited = invitations
      .filter((draft) => !speaksFor(actor, holderOf(draft)))
      .flatMap(({ programme, partners }) =>
        partners
          .filter((one) => one.person === actor.person || (identity && one.identity === identity))
          .map((one) => ({ ...one, words: wordsOf(t, programme) })),
      );
    const lots = await store.orders.waitingAt(homes.map(({ id }) => id));
    const toDo = [
      ...waiting.map((one) => ({
        title: one.term,
        about: one.href,
        text: one.in + (one.toDo ?? ''),
        href: one.toDoHref,
        label: one.toDoLabel,
      })),
      ...invited
        .filter((one) => one.state === 'invited')
        .map((one) => ({
          title: one.words('applicant.invited'),
          text: t('applicant.invitedText'),
          href: paths.invitation(one.token),
          label: t('applicant.answerInvitation'),
        })),
      ...asked.map(({ state }) => ({
        title: t('handOver.offers'),
        text: t('handOver.offerFor', {
          place: nameOf(state.place) ?? '',
          due: longDate(standingOffer(state)?.until ?? state.submitted, lang),
        }),
        href: paths.handOver(state.id),
        label: t('unit.answer'),
      })),
      ...offers.map(() => ({ title: t('unit.asked'), text: t('unit.askedText'), href: paths.units, label: t('unit.answer') })),
      ...homes
        .filter(({ id }) => lots.has(id))
        .map(({ id, name }) => ({
          title: t('orders.lotsAt', { place: name }),
          text: t('orders.lotsWait', { count: lots.get(id) }),
          href: paths.placeOrders(id),
          label: t('orders.ofPlace'),
        })),
      ...cases
        .filter((row) => toCorrect.has(row.state.id))
        .map((row) => ({
          title: t('correction.askedTitle'),
          text: t('correction.toDo', { number: row.number }),
          href: paths.case(row.state.id),
          label: t('correction.title'),
        })),
      ...openDrafts.map((draft) => ({
        title: draft.after ? titled(services, draft, lang, t) : t('applicant.draft', { term: titled(services, draft, lang, t) }),
        text: placeIn(draft) + wordsOf(t, draft.programme)(draft.after ? 'applicant.draftLinked' : 'applicant.draftText'),
        href: paths.draft(draft.caseId),
        label: t('applicant.goOn'),
      })),
    ];
    // A case that was submitted but of which no worker has said anything yet is on its way, and said so.
    const onTheirWay = drafts
      .filter((one) => one.submitted && !cases.some((row) => row.state.id === one.caseId))
      .map((one) => ({
        term: policyById(services, one.policy)?.term[lang] ?? one.programme,
        number: one.submitted?.number,
        href: paths.case(one.caseId),
        sentence: t('applicant.keptShort'),
      }));
    const underWay = cards.filter((one) => !one.closed && one.toDo === undefined);
    // What may be applied for is asked of the register only of those who have no case yet: theirs says where they live.
    const area = cases.find((row) => row.applicant === actor.id)?.state.area ?? (await livesIn(services, actor.id));
    const [first, ...more] = toDo;
    const { matters, notOpen } = matterCards(
      services,
      area,
      res,
      (policy) =>
        isFor(policy, parties, homes) &&
        !openDrafts.some((draft) => draft.programme === policy.programme) &&
        stillOffered(
          policy,
          cases.map((row) => row.state),
          actor.person,
        ),
    );
    const rights = rightLines(services, { cases, drafts: openDrafts, waiting: later }, lang, t);
    const inLine = ({ after }: Invitation): boolean => rights.some(({ href }) => href === paths.case(after.case));
    const employed = identity ? (await store.personMonths.of(identity)).length > 0 : false;
    show(res, 'applicant/home', {
      employed,
      stays: stays.length > 0,
      orders: parties.length > 0,
      links: employed || stays.length > 0 || parties.length > 0,
      title: t('applicant.home'),
      proof: identity === undefined ? proofNeeded(services, res, paths.home) : undefined,
      lost: contact?.phone === '',
      telephoneHref: paths.ownTelephone(),
      first,
      more,
      toDoCount: toDo.length,
      // Until the application is submitted an answer may be changed: the way back to it.
      invitations: invited
        .filter((one) => one.state !== 'invited')
        .map((one) => ({ href: paths.invitation(one.token), words: one.words(`invitation.state.${one.state}`) })),
      underWay: [...onTheirWay, ...underWay],
      rights,
      // What stands in a line of its right stands there only.
      done: cards.filter((one) => one.closed && !rights.some(({ parts }) => parts.some(({ href }) => href === one.href))),
      matters,
      notOpen,
      // So does what is to come of it.
      toCome: later.some(inLine),
      later: upcoming(
        services,
        later.filter((one) => !inLine(one)),
        cases,
        lang,
        t,
      ),
      none: matters.length === 0 && notOpen.length === 0,
    });
  });
  return router;

  /** Hand-overs in which a unit that they speak for is asked now. */
  async function offersTo({ parties = [] }: Actor): Promise<CaseRow[]> {
    const all = await Promise.all(parties.map((party) => store.cases.offeredTo(party)));
    return all.flat().filter(({ state }) => parties.some((party) => standingOffer(state)?.to === party));
  }

  /** Their own and those of the units that they speak for, newest first. */
  async function casesOf({ person, parties = [] }: Actor): Promise<CaseRow[]> {
    const own = await store.cases.ofPerson(person);
    if (parties.length === 0) return own;
    const theirs = await store.cases.ofParties(parties);
    return [...own, ...theirs].sort((one, other) => other.submitted.localeCompare(one.submitted));
  }
}
