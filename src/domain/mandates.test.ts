import { addresseeOf, holdsOn, longestUntil, readsAs, speaksFor } from './mandates';
import { type ActorId, type LocalDate, type PartyId, type PersonId } from './values';

const [party, other] = ['firm' as PartyId, 'another' as PartyId];
const filer = { id: 'filer' as ActorId, person: 'p-filer' as PersonId };
const clerk = { id: 'clerk' as ActorId, person: 'p-clerk' as PersonId, parties: [party] };
const own = { actor: filer.id, person: filer.person };
const units = { ...own, party };

it.each([
  ['one’s own matter', filer, own, true],
  ['another’s', clerk, own, false],
  ['a unit’s, with its mandate', clerk, units, true],
  ['a unit’s, with another’s mandate', { ...clerk, parties: [other] }, units, false],
  ['a unit’s, by whoever filed it and left', filer, units, false],
])('%s: speaks for it %s', (_what, actor, applicant, expected) => expect(speaksFor(actor, applicant)).toBe(expected));

it('letters of a unit are found under the unit, by whoever speaks for it', () => {
  expect(addresseeOf(units)).toBe(party);
  expect(readsAs(clerk, units)).toBe(party);
  expect(readsAs(filer, units)).toBe(filer.person);
  expect(addresseeOf(own)).toBe(filer.person);
});

it.each([
  ['2026-11-26', undefined, true],
  ['2026-11-25', undefined, false],
  ['2027-01-01', { at: '2026-11-01T00:00:00.000Z', by: 'x' }, false],
])('until %s, ended %j: holds on 26 November is %s', (until, ended, expected) =>
  expect(holdsOn({ until: until as LocalDate, ...(ended ? { ended: ended as never } : {}) }, '2026-11-26' as LocalDate)).toBe(expected),
);

it.each([
  ['2026-11-26', '2027-11-25'],
  ['2028-02-29', '2029-02-27'],
])('from %s a mandate lasts until %s at the longest', (from, until) => expect(longestUntil(from as LocalDate)).toBe(until));
