import { localDate } from './instants';
import { type Instant, type LocalDate } from '../values';
import { type MonthDay, isOpenOn } from './windows';
import { reminderOn } from './window-reminders';

const window = { opens: '03-01' as MonthDay, closes: '10-31' as MonthDay };

it.each([
  ['2026-02-28', undefined],
  ['2026-08-31', undefined],
  ['2026-09-01', 60],
  ['2026-09-30', 60],
  ['2026-10-01', 30],
  ['2026-10-23', 30],
  ['2026-10-24', 7],
  ['2026-10-30', 1],
  ['2026-10-31', 1],
  ['2026-11-01', undefined],
])('on %s the reminder of %s days before is due', (day, days) => {
  expect(reminderOn(window, day as LocalDate)).toBe(days);
});

it.each([
  ['2026-02-28T15:59:59.999Z', false],
  ['2026-02-28T16:00:00.000Z', true],
  ['2026-10-31T15:59:59.999Z', true],
  ['2026-10-31T16:00:00.000Z', false],
])('by the clock of Shanghai it is open at %s: %s', (at, open) => {
  expect(isOpenOn(window, localDate(at as Instant))).toBe(open);
});
