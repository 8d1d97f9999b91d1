import { parseIdentity } from '../../src/domain/identifiers/identity-number';
import { parseUscc } from '../../src/domain/identifiers/uscc';
import { type LocalDate } from '../../src/domain/values';
import { loadPolicies } from '../../src/policies/load';
import { type DayEntry, type StandingEntry } from '../../src/domain/places/day';
import { seenAs } from '../../src/domain/places/eyes';
import { missingOn } from '../../src/domain/places/day-missing';
import { dayOf, standingFor } from './day-book';
import { familyAccounts } from './family';
import { homes, homesFirms, homesPeople, jiaxingHomes, jiaxingResidents } from './homes';
import { type HomeResident } from './residents';

const inJiaxing = homes.filter(({ area }) => area.startsWith('3304'));

it('Jiaxing has as many homes and people as its document counts', () => {
  expect(inJiaxing).toHaveLength(jiaxingHomes);
  expect(inJiaxing.reduce((sum, { residents }) => sum + residents.length, 0)).toBe(jiaxingResidents);
});

it('everybody is somebody else, with numbers that are sound', () => {
  const identities = homesPeople.map(({ identity }) => identity);
  expect(new Set(identities).size).toBe(identities.length);
  expect(new Set(homesPeople.map(({ telephone }) => telephone)).size).toBe(homesPeople.length);
  expect(identities.filter((one) => 'error' in parseIdentity(one, '2026-11-26' as LocalDate))).toEqual([]);
  expect(homesFirms.filter(({ uscc }) => 'error' in parseUscc(uscc))).toEqual([]);
  expect(new Set(homesFirms.map(({ name }) => name)).size).toBe(homesFirms.length);
  expect(new Set(homes.map(({ id }) => id)).size).toBe(homes.length);
});

it('the first of each home has a guardian whose number is sound and nobody else’s', () => {
  const numbers = homes.flatMap(({ residents }) => residents.flatMap(({ guardian }) => guardian.identity ?? []));
  expect(numbers).toHaveLength(homes.length);
  expect(new Set([...numbers, ...homesPeople.map(({ identity }) => identity)]).size).toBe(numbers.length + homesPeople.length);
  expect(numbers.filter((one) => 'error' in parseIdentity(one, '2026-11-26' as LocalDate))).toEqual([]);
});

it('whoever is played of a family sees the stay by their own account', () => {
  const [home] = homes;
  const { person, guardian } = home?.residents[0] as HomeResident;
  const as = familyAccounts().map(({ name, identity = '' }) => seenAs({ ...person, guardian }, { name, identity }));
  expect(as).toEqual(['guardian', 'resident']);
});

it('each lies where an office serves it, holds its people, and no stars end before they begin', () => {
  const { offices } = loadPolicies('policies', { sandbox: true }).loaded;
  const served = new Set(offices.flatMap(({ serves }) => serves));
  expect(homes.filter(({ area }) => !served.has(area))).toEqual([]);
  expect(homes.filter(({ capacity, residents }) => residents.length > capacity)).toEqual([]);
  expect(homes.filter(({ stars }) => stars && stars.until <= stars.from)).toEqual([]);
});

it('each trouble is somebody’s', () => {
  const found = new Set(homes.flatMap(({ residents }) => residents.flatMap(({ trouble }) => trouble ?? [])));
  expect([...found].sort()).toEqual(['certificate-ends', 'contract-ends', 'low-wage', 'no-contract', 'uninsured']);
});

it('a day of a day book lacks nothing, save the medicine of one day that nobody wrote down', () => {
  const people = Array.from({ length: 20 }, (_, n) => ({ id: `p${n}.1` }));
  const lacks = (ago: number): string[] => {
    const written = (all: ReturnType<typeof dayOf>) =>
      all.map(({ key, kind, said }) => ({ ...said, key, kind, at: '2026-11-01T09:30:00.000Z', by: 'a' }));
    const [entries, standing] = [written(dayOf(people, true, ago, 1)), written(standingFor(people))];
    return missingOn(entries as unknown as DayEntry[], standing as unknown as StandingEntry[], '2026-11-20' as LocalDate).map(
      ({ code }) => code,
    );
  };
  expect([1, 2, 3, 4].map(lacks)).toEqual([[], [], ['medicine'], []]);
});
