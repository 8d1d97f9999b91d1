import { type PersonId } from '../../domain/values';
import { stillOffered } from './offered';

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
