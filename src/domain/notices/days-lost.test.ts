import { plainCalendar } from '../calendar/testing';
import { type Instant } from '../values';
import { daysLost, hourOf } from './days-lost';

/** Every hour of UTC of these days of March 2026, without some. */
const hours = (days: readonly number[], but: (day: number, hour: number) => boolean = () => false): string[] =>
  days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => hour)
      .filter((hour) => !but(day, hour))
      .map((hour) => hourOf(new Date(Date.UTC(2026, 2, day, hour)).toISOString() as Instant)),
  );
const from = '2026-03-08T16:10:00.000Z' as Instant;
const until = '2026-03-13T16:05:00.000Z' as Instant;
const all = [8, 9, 10, 11, 12, 13];

it('loses nothing while it was seen', () => expect(daysLost(plainCalendar, { from, until, seen: hours(all) })).toEqual([]));
it('loses nothing for an outage of four hours', () => {
  expect(daysLost(plainCalendar, { from, until, seen: hours(all, (day, hour) => day === 10 && hour < 4) })).toEqual([]);
});
it('loses each day that it was away for longer', () => {
  const away = (day: number, hour: number) => (day === 10 && hour >= 2) || (day === 11 && hour < 9);
  expect(daysLost(plainCalendar, { from, until, seen: hours(all, away) })).toEqual(['2026-03-10', '2026-03-11']);
});
it('loses no day that is not worked on', () => {
  expect(
    daysLost(plainCalendar, { from: '2026-03-13T16:10:00.000Z' as Instant, until: '2026-03-15T15:00:00.000Z' as Instant, seen: [] }),
  ).toEqual([]);
});
it('looks at nothing within the hour in which it was put up', () => {
  expect(daysLost(plainCalendar, { from, until: '2026-03-08T16:50:00.000Z' as Instant, seen: [] })).toEqual([]);
});
