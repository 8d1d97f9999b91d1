import { type AreaCode, type LocalDate, type PartyId, type PersonId, type PlaceId } from '../../domain/values';
import { isFor, placesFor, stillOffered } from './offered';

const matter = { programme: 'startup-grant', once: { item: 'fund', per: 'founder', period: 'ever' } } as const;
const me = 'p-me' as PersonId;
const ended = (outcome?: string, subjects: string[] = [me]) => ({ programme: 'startup-grant', outcome, subjects }) as never;

it.each([
  [[], true],
  [[ended()], false],
  [[ended('granted')], false],
  [[ended('withdrawn'), ended('lapsed'), ended('not-accepted'), ended('refused')], true],
  [[ended('withdrawn'), ended()], false],
])('a matter is offered while it may be had: %#', (cases, is) => expect(stillOffered(matter, cases, me)).toBe(is));

it('what is paid every year is offered again once the case has ended', () => {
  expect(stillOffered({ ...matter, once: { ...matter.once, period: 'year' } }, [ended('granted')], me)).toBe(true);
  expect(stillOffered(matter, [ended('granted', ['thing-of-a-firm'])], me)).toBe(true);
});

describe('whom a matter is for', () => {
  const at = (programme: string, area = '330400') => ({ programme, area: area as AreaCode });
  const home = { id: 'h' as PlaceId, name: '一家', kind: 'home', area: '330402001' as AreaCode, operator: 'u1' as PartyId } as const;

  it('a person’s own is for everybody, a unit’s for whoever speaks for one', () => {
    expect(isFor(at('startup-grant'), [], [])).toBe(true);
    expect(isFor(at('quota-verification'), [], [])).toBe(false);
    expect(isFor(at('quota-verification'), ['u1'], [])).toBe(true);
  });

  it('what is filed for a place is for whoever runs one of its kind there, and for no other firm', () => {
    expect(isFor(at('home-rating'), ['u1'], [])).toBe(false);
    expect(isFor(at('home-rating'), ['u1'], [home])).toBe(true);
    expect(isFor(at('home-rating', '350200'), ['u1'], [home])).toBe(false);
    expect(isFor(at('home-rating'), ['u1'], [{ ...home, kind: 'caring-house' }])).toBe(false);
  });

  it('of a place that it runs no more only what may be filed afterwards', () => {
    const ended = { ...home, until: '2026-06-30' as LocalDate };
    expect(isFor(at('home-rating'), ['u1'], [ended])).toBe(false);
    expect(isFor(at('home-placement'), ['u1'], [ended])).toBe(true);
    expect(isFor(at('home-placement', '350200'), ['u1'], [ended])).toBe(false);
    expect(placesFor(at('home-placement'), [home, ended], []).map(({ until }) => until)).toEqual([undefined, '2026-06-30']);
  });

  it.each([
    ['2025', 'granted', {}, true],
    ['2026', 'granted', {}, false],
    ['2026', undefined, {}, false],
    ['2026', 'refused', {}, true],
    ['2026', 'granted', { place: 'other' }, true],
    ['2026', 'granted', { applicant: { party: 'u2' } }, true],
    ['2026', 'granted', { programme: 'home-rating' }, true],
  ])('and that until it has filed it for the year in which it ran it last: %s, %s, %j', (year, outcome, more, is) => {
    const ended = { ...home, until: '2026-06-30' as LocalDate };
    const filed = {
      programme: 'home-placement',
      place: 'h',
      applicant: { party: 'u1' },
      facts: { on: '2027-01-10', year },
      outcome,
      ...more,
    };
    expect(isFor(at('home-placement'), ['u1'], [ended], [filed as never])).toBe(is);
  });

  it('that a place be registered, any unit may ask', () => expect(isFor(at('caring-house-registration'), ['u1'], [])).toBe(true));
});
