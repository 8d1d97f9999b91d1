import { openHandOver } from '../../src/portal/cases/open-hand-over';
import { type Services } from '../../src/portal/services';
import { type Actor } from '../../src/domain/offices';
import { type Resident } from '../../src/domain/places/stay';
import { type AreaCode, type CaseId, type LocalDate, type PartyId, type PlaceId, type RequestId } from '../../src/domain/values';
import { type Registered } from '../../src/store/places';
import { person } from './officers';
import { random } from './journey';
import { type World } from './world';

/** A home of Nanhu with as many residents, run by the first of some units; the others stand in the district's pool in this order. */
export interface HandedOver {
  place: Registered;
  units: PartyId[];
  /** A clerk of each unit. */
  clerks: Actor[];
  supervisor: Actor;
  stays: string[];
}

const day = (date: string) => date as LocalDate;

export const residentNo = (n: number, operator: PartyId): Resident => {
  const identity = `3304021990${String(1000 + n)}${String(n).padStart(4, '0')}`.slice(0, 18);
  return {
    name: `员工${n}`,
    identity,
    certificate: `${identity}53`,
    contract: { employer: operator, from: day('2025-01-01'), until: day('2027-12-31') },
    ...(n % 2 === 0 ? { guardian: { name: `监护人${n}`, telephone: '13800138000', relation: 'parent' as const } } : {}),
  };
};

/** @param pool how many units stand in the pool */
export async function homeWith({ store, people }: World, residents: number, pool = 2): Promise<HandedOver> {
  const units = await Promise.all(
    Array.from({ length: pool + 1 }, async (_none, n) => {
      const { id } = await store.parties.named({ uscc: `9133040${n}${random()}`, name: `示例承办企业${n}` });
      return id;
    }),
  );
  const [operator, ...others] = units as [PartyId, ...PartyId[]];
  const clerks = units.map((party) => ({ ...person(`clerk-${party}`, [], 'applicant'), parties: [party] }));
  people.all.push(...clerks);
  // A district of its own, or one test's pool would be another's.
  const place = await store.places.register({
    key: random(),
    kind: 'home',
    name: '南湖示例之家',
    area: '330402001' as AreaCode,
    address: '嘉兴市南湖区示例路 1 号',
    operator,
    capacity: 80,
    rooms: 8,
    opened: day('2024-03-01'),
    sandbox: true,
  });
  const stays: string[] = [];
  for (let n = 0; n < residents; n += 1)
    stays.push((await store.stays.enrol(place.id, day('2025-01-01'), residentNo(n, operator))).stay.id);
  await poolOfOnly(store, others);
  return { place, units, clerks, supervisor: people.of('jx-nh', 'supervisor'), stays };
}

/** The district's pool is these and no others. */
export async function poolOfOnly({ successors }: Pick<World['store'], 'successors'>, units: readonly PartyId[]): Promise<void> {
  const area = '330402' as AreaCode;
  for (const { party } of await successors.of([area])) await successors.takeOut(area, party);
  for (const party of units) await successors.add({ area, party, from: day('2024-01-01'), until: day('2099-12-31'), by: 'a' as never });
}

export const partsOf = (world: World): Pick<Services, 'store' | 'engine' | 'policies' | 'config'> => ({
  store: world.store,
  engine: world.engine,
  policies: { ...world.policies, calendar: world.calendar },
  config: { sandbox: true } as Services['config'],
});

/** Opens it as its page does. @throws if it does not begin */
export async function begun(world: World, { place, supervisor }: HandedOver): Promise<CaseId> {
  const found = await openHandOver(partsOf(world), supervisor, place, random() as RequestId, '企业停业');
  if (found.kind !== 'begun') throw new Error(`it was ${found.kind}`);
  return found.id;
}

/** Who is in a place and with whom their contracts are. */
export async function contractsIn(
  { store }: World,
  place: PlaceId,
): Promise<{ id: string; employer: PartyId | undefined; passed: string[] }[]> {
  return (await store.stays.of(place)).map(({ id, contract, passed = [] }) => ({
    id,
    employer: contract?.employer,
    passed: passed.map(({ key }) => key),
  }));
}
