import { localDate } from './instants';
import { type Instant, type LocalDate } from '../values';
import { isOpenOn, type MonthDay, windowIn } from './windows';

const window = { opens: '03-01' as MonthDay, closes: '10-31' as MonthDay };

it.each([
  ['2026-02-28T15:59:59.999Z', false],
  ['2026-02-28T16:00:00.000Z', true],
  ['2026-10-31T15:59:59.999Z', true],
  ['2026-10-31T16:00:00.000Z', false],
])('at %s by Shanghai’s clock it is open: %s', (at, open) => expect(isOpenOn(window, localDate(at as Instant))).toBe(open));

it('has its first and last day in each year', () =>
  expect(windowIn(window, '2027-12-01' as LocalDate)).toEqual({ from: '2027-03-01', to: '2027-10-31' }));
