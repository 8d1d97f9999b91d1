import { type ActorId, type CaseId } from '../../src/domain/values';
import { type peopleOf } from '../../src/store/people';
import { type Store } from '../../src/store/store';
import { giveMandate } from '../employers/mandates';
import { homesAccounts } from './accounts';
import { homes, type SandboxHome } from './homes';

/** The homes with what they stand at, and the mandates of those who speak for their operators. What is there already stays as it is. */
export async function enterHomes(
  people: ReturnType<typeof peopleOf>,
  store: Pick<Store, 'parties' | 'places' | 'standings'>,
): Promise<void> {
  const parties = new Map(
    await Promise.all(
      [...new Set(homes.map(({ operator }) => operator))].map(async (one) => [one, await store.parties.named(one.firm)] as const),
    ),
  );
  await Promise.all(
    homes.map(async ({ operator, residents: _residents, stars, ...home }) => {
      const party = parties.get(operator);
      if (!party) return;
      const { name, telephone } = operator.manager;
      await store.places.put({
        ...home,
        operator: party.id,
        sandbox: true,
        manager: { name, telephone, certificateUntil: '2028-06-30' as never },
      });
      if (stars) await stand(store, home.id, stars);
    }),
  );
  for (const { actor, operator, ground } of homesAccounts()) {
    const party = parties.get(operator);
    const by = ground === 'representative' ? actor.id : (`a-${operator.key}-faren` as ActorId);
    if (party) await giveMandate(people, { to: actor.id, party: party.id, ground, by });
  }
}

/** As if a case of before this portal had granted it. */
async function stand(
  { standings }: Pick<Store, 'standings'>,
  place: SandboxHome['id'],
  stars: NonNullable<SandboxHome['stars']>,
): Promise<void> {
  const id = `before-${place}` as CaseId;
  const { value, from, until, suspendedFrom } = stars;
  const suspended = suspendedFrom ? [{ from: suspendedFrom, by: id }] : [];
  await standings.grant({ case: id, place, what: 'stars', value, from, until, suspended });
}

/** Whoever is enrolled in them; each home's people in one write. */
export async function enrolAll(store: Pick<Store, 'parties' | 'stays'>): Promise<void> {
  for (const { id, operator, residents } of homes) {
    const { id: employer } = await store.parties.named(operator.firm);
    await store.stays.enrolAll(
      id,
      residents.map(({ person, from, contract, guardian }) => ({
        from,
        name: person.name,
        identity: person.identity,
        certificate: person.certificate?.certificate ?? '',
        ...(person.certificate ? { certificateUntil: person.certificate.validUntil } : {}),
        ...(contract ? { contract: { employer, ...contract } } : {}),
        guardian,
      })),
    );
  }
}
