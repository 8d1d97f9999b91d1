import { monthsOf } from '../../src/domain/calendar/months';
import { type MonthRow } from '../../src/domain/places/month';
import { isIn, type Stay } from '../../src/domain/places/stay';
import { type ActorId, type CaseId, type Fen, type LocalDate, type Month, type PartyId } from '../../src/domain/values';
import { type peopleOf } from '../../src/store/people';
import { type Store } from '../../src/store/store';
import { giveMandate } from '../employers/mandates';
import { homesAccounts } from './accounts';
import { homes, playedOperators, type SandboxHome } from './homes';
import { type HomeResident } from './residents';

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
        manager: { name, telephone, certificateUntil: '2028-06-30' as LocalDate },
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

/** The last month that the sandbox's registries know. */
const lastMonth = '2026-10' as Month;

/** Whoever is enrolled in them, and their last month's roster; each home's people in one write. A home in twenty has not filled its month in. */
export async function enrolAll(store: Pick<Store, 'parties' | 'stays' | 'placeMonths'>): Promise<void> {
  for (const [at, { id, operator, residents }] of homes.entries()) {
    const { id: employer } = await store.parties.named(operator.firm);
    const stays = await store.stays.enrolAll(
      id,
      residents.map((one) => enrolled(one, employer)),
    );
    if (at % 20 !== 9)
      await store.placeMonths.save(
        id,
        lastMonth,
        stays.map((stay, n) => rowOf(stay, residents[n], at + n)),
        0,
      );
    if (homes.find((one) => one.operator === operator)?.id === id && playedOperators.includes(operator))
      await confirmYear(store, id, stays, residents, `a-${operator.key}-guanli` as ActorId);
  }
}

/** The year before, of the first home of whoever can be played: its last two months are not confirmed. */
async function confirmYear(
  { placeMonths }: Pick<Store, 'placeMonths'>,
  id: SandboxHome['id'],
  stays: readonly Stay[],
  residents: readonly HomeResident[],
  by: ActorId,
): Promise<void> {
  for (const month of monthsOf(2025).slice(0, 10)) {
    const rows = stays.flatMap((stay, n) => (isIn(stay, month) ? [rowOf(stay, residents[n], n)] : []));
    await placeMonths.save(id, month, rows, 0);
    await placeMonths.confirm(id, month, 1, by);
  }
}

const enrolled = ({ person, from, contract, guardian }: HomeResident, employer: PartyId) => ({
  from,
  name: person.name,
  identity: person.identity,
  certificate: person.certificate?.certificate ?? '',
  ...(person.certificate ? { certificateUntil: person.certificate.validUntil } : {}),
  ...(contract ? { contract: { employer, ...contract } } : {}),
  guardian,
});

const rowOf = ({ id }: Stay, resident: HomeResident | undefined, nth: number): MonthRow => ({
  stay: id,
  days: 17 + (nth % 5),
  wage: (resident?.trouble === 'low-wage' ? 225_999 : (resident?.wage ?? 0) * 100) as Fen,
  insured: resident?.trouble !== 'uninsured',
});
