import { type LocalDate } from '../values';
import { resized, type Size, sizeKnownFrom, sizeOn } from './size';

const day = (date: string) => date as LocalDate;
const place = (sizes?: Size[]) => ({ capacity: 30, rooms: 6, ...(sizes ? { sizes } : {}) });
const size = (from: string, capacity: number, rooms = 6): Size => ({ from: day(from), capacity, rooms });

it('says of each day what stood on it, the first day of each with it', () => {
  const grown = place([size('2024-03-01', 10, 2), size('2026-02-10', 30)]);
  expect(['2024-03-01', '2026-02-09', '2026-02-10'].map((one) => sizeOn(grown, day(one)).capacity)).toEqual([10, 10, 30]);
  expect(sizeOn(grown, day('2026-01-01'))).toMatchObject({ rooms: 2 });
});

it('takes what is not known to have been as what is known first, or as it is now', () => {
  expect(sizeOn(place([size('2026-02-10', 20)]), day('2024-01-01')).capacity).toBe(20);
  expect(sizeOn(place(), day('2024-01-01'))).toEqual({ capacity: 30, rooms: 6 });
  expect(sizeOn(place([]), day('2024-01-01'))).toEqual({ capacity: 30, rooms: 6 });
  expect([sizeKnownFrom(place([size('2026-02-10', 20)]), day('2026-11-27')), sizeKnownFrom(place(), day('2026-11-27'))]).toEqual([
    '2026-02-10',
    '2026-11-27',
  ]);
});

it('keeps what was before a change, also where nothing had been kept; twice on a day the last one counts', () => {
  const first = resized(place(), size('2026-05-02', 40));
  expect(first).toEqual([size('2026-05-01', 30), size('2026-05-02', 40)]);
  const again = resized({ ...place(first), capacity: 40 }, size('2026-05-02', 44));
  expect(again).toEqual([size('2026-05-01', 30), size('2026-05-02', 44)]);
});

it('puts what comes late to its own day, and leaves what came after it', () => {
  const all = resized(place([size('2026-01-01', 10), size('2026-06-01', 30)]), size('2026-03-01', 20));
  expect(all.map(({ capacity }) => capacity)).toEqual([10, 20, 30]);
});
