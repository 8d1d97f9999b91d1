import { type LocalDate } from '../values';
import { addMonths, beginsAfter, monthsWithin, periodsFrom } from './periods';

const day = (date: string): LocalDate => date as LocalDate;

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-03-31', 12, '2027-03-31'],
])('%s and %i months are %s', (from, count, to) => expect(addMonths(day(from), count)).toBe(to));

it('periods stand one after the other, without a gap and without a day twice', () => {
  const quarters = periodsFrom(day('2026-01-31'), 'quarter', 5);
  expect(quarters.map(({ from, to }) => [from, to])).toEqual([
    ['2026-01-31', '2026-04-29'],
    ['2026-04-30', '2026-07-30'],
    ['2026-07-31', '2026-10-30'],
    ['2026-10-31', '2027-01-30'],
    ['2027-01-31', '2027-04-29'],
  ]);
});

it('a period has as many months as it is long, none of them in another', () => {
  const years = periodsFrom(day('2026-08-31'), 'year', 3).flatMap(monthsWithin);
  expect(years).toHaveLength(36);
  expect(new Set(years).size).toBe(36);
  expect(monthsWithin({ from: day('2027-03-10'), to: day('2027-05-20') })).toEqual(['2027-03', '2027-04']);
});

it('months are the calendar’s, whenever a series began: two of them never share a part of one', () => {
  const monthsOf = (granted: string) => periodsFrom(beginsAfter(day(granted), 'quarter'), 'quarter', 4).flatMap(monthsWithin);
  expect(monthsOf('2026-11-10')).toEqual(monthsOf('2026-11-30'));
  expect(monthsOf('2026-11-30')[0]).toBe('2026-12');
  expect(beginsAfter(day('2026-12-31'), 'month')).toBe('2027-01-01');
  expect(beginsAfter(day('2026-12-31'), 'year')).toBe('2027-01-01');
});
