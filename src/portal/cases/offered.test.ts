import { stillOffered } from './offered';

const matter = { programme: 'startup-grant', once: { item: 'fund', per: 'founder', period: 'ever' } } as const;
const ended = (outcome?: string) => ({ programme: 'startup-grant', outcome }) as never;

it.each([
  [[], true],
  [[ended()], false],
  [[ended('granted')], false],
  [[ended('withdrawn'), ended('lapsed'), ended('not-accepted'), ended('refused')], true],
  [[ended('withdrawn'), ended()], false],
])('a matter is offered while it may be had: %#', (cases, is) => expect(stillOffered(matter, cases)).toBe(is));

it('what is paid every year is offered again once the case has ended', () => {
  expect(stillOffered({ ...matter, once: { ...matter.once, period: 'year' } }, [ended('granted')])).toBe(true);
  expect(stillOffered({ ...matter, once: { ...matter.once, per: 'firm' } }, [ended('granted')])).toBe(true);
});
