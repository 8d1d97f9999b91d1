import { standingOffer } from '../../../domain/case/offers';
import { speaksFor } from '../../../domain/mandates';
import { type Actor } from '../../../domain/offices';
import { operatorOn, ranUntil } from '../../../domain/places/passed';
import { type PartyId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { holderOf } from '../../cases/draft-access';
import { ownStays } from '../../cases/own-stays';
import { type RunPlace } from '../../cases/offered';
import { livesIn } from '../../cases/places';
import { type Viewer } from '../../locals';
import { type Services } from '../../services';

/** Everything that an applicant's home page rests on: their own, and what is of the units that they speak for. */
export async function readHome(services: Services, { actor, name }: Viewer) {
  const { store, people } = services;
  const { parties = [] } = actor;
  const identity = await people.identityOf(actor.id);
  const [contact, drafts, cases, invitations, later, mandates, homes, run, stays, asked] = await Promise.all([
    people.contact(actor.id),
    store.drafts.ofActor(actor),
    casesOf(services, actor),
    store.drafts.invitationsFor({ person: actor.person, ...(identity ? { identity } : {}) }),
    store.invitations.waitingFor(actor.person),
    identity ? store.mandateOffers.openFor(identity) : [],
    Promise.all(parties.map((one) => store.places.of(one))).then((all) => all.flat()),
    Promise.all(parties.map((one) => everRunBy(services, one))).then((all) => all.flat()),
    identity ? ownStays(services, { identity, name }) : [],
    offersTo(services, actor),
  ]);
  const named = [...drafts, ...cases.map(({ state }) => state), ...asked.map(({ state }) => state)].flatMap(({ place }) => place ?? []);
  const [places, toCorrect, lots, employed, area] = await Promise.all([
    store.places.byIds(named),
    store.contests.askedOf(cases.filter((row) => row.party !== undefined && row.closed).map((row) => row.state.id)),
    store.orders.waitingAt(homes.map(({ id }) => id)),
    identity ? store.personMonths.of(identity).then((months) => months.length > 0) : false,
    // What may be applied for is asked of the register only of those who have no case yet: theirs says where they live.
    cases.find((row) => row.applicant === actor.id)?.state.area ?? livesIn(services, actor.id),
  ]);
  const arrived = (caseId: string): boolean => cases.some((row) => row.state.id === caseId);
  return {
    actor,
    identity,
    contact,
    cases,
    openDrafts: drafts.filter((one) => !one.submitted && !arrived(one.caseId)),
    /** Submitted, but no worker has said anything of it yet. */
    onTheirWay: drafts.filter((one) => one.submitted && !arrived(one.caseId)),
    /** What they are asked to join, with what they have answered. */
    invited: invitations
      .filter((draft) => !speaksFor(actor, holderOf(draft)))
      .flatMap(({ programme, partners }) =>
        partners
          .filter((one) => one.person === actor.person || (identity && one.identity === identity))
          .map((one) => ({ ...one, programme })),
      ),
    later,
    mandates,
    homes,
    /** What their units run, and ran once. */
    run,
    stays,
    asked,
    toCorrect,
    lots,
    employed,
    area,
    nameOf: (place: string | undefined): string | undefined => places.find((one) => one.id === place)?.name,
  };
}

export type HomeReads = Awaited<ReturnType<typeof readHome>>;

/** What a unit runs or ever ran; one that it was to take over, and that went on to another the same day, it never ran. */
async function everRunBy({ store: { places } }: Services, operator: PartyId): Promise<RunPlace[]> {
  const all = await places.everOf(operator);
  const running = await places.running(all.map(({ id }) => id));
  return all.flatMap(({ id, name, kind, area, closed, operator: now }): RunPlace[] => {
    const run = running.get(id) ?? { now, former: [] };
    const until = ranUntil(run, closed, operator);
    if (until === undefined) return [{ id, name, kind, area, operator }];
    return operatorOn(run, until) === operator ? [{ id, name, kind, area, operator, until }] : [];
  });
}

/** Hand-overs in which a unit that they speak for is asked now. */
async function offersTo({ store }: Services, { parties = [] }: Actor): Promise<CaseRow[]> {
  const all = await Promise.all(parties.map((party) => store.cases.offeredTo(party)));
  return all.flat().filter(({ state }) => parties.some((party) => standingOffer(state)?.to === party));
}

/** Their own and those of the units that they speak for, newest first. */
async function casesOf({ store }: Services, { person, parties = [] }: Actor): Promise<CaseRow[]> {
  const [own, theirs] = await Promise.all([store.cases.ofPerson(person), parties.length > 0 ? store.cases.ofParties(parties) : []]);
  return [...own, ...theirs].sort((one, other) => other.submitted.localeCompare(one.submitted));
}
