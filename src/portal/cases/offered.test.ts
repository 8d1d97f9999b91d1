import { type AreaCode, type LocalDate, type PersonId } from '../../domain/values';
import { isFor, stillOffered } from './offered';

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
  const home = { kind: 'home', area: '330402001' as AreaCode } as const;

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

  it('of a place that closed only what may be filed afterwards', () => {
    const closed = { ...home, closed: '2026-06-30' as LocalDate };
    expect(isFor(at('home-rating'), ['u1'], [closed])).toBe(false);
    expect(isFor(at('home-placement'), ['u1'], [closed])).toBe(true);
  });

  it('that a place be registered, any unit may ask', () => expect(isFor(at('caring-house-registration'), ['u1'], [])).toBe(true));
});
