import { type LocalDate, type Month, type PlaceId } from '../values';
import { lastDays, occupancyOf, shareOf, unsizedOf } from './occupancy';

const day = (date: string) => date as LocalDate;
const [one, other] = ['home-1', 'home-2'] as PlaceId[] as [PlaceId, PlaceId];
const places = [
  { id: one, opened: day('2024-01-01'), capacity: 10, rooms: 2 },
  { id: other, opened: day('2026-02-10'), closed: day('2026-03-30'), capacity: 5, rooms: 1 },
];
const stays = [
  { place: one, from: day('2025-01-01') },
  { place: one, from: day('2025-01-01'), until: day('2026-01-31') },
  { place: other, from: day('2026-02-11') },
  { place: 'home-3' as PlaceId, from: day('2025-01-01') },
];

it('counts on each day those of places that are open, the first and the last day with them', () => {
  const days = lastDays(['2026-01', '2026-02', '2026-03', '2026-04'] as Month[], day('2026-04-10'));
  expect(days).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-10']);
  expect(occupancyOf(places, stays, days)).toEqual([
    { day: '2026-01-31', residents: 2, capacity: 10, places: 1 },
    { day: '2026-02-28', residents: 2, capacity: 15, places: 2 },
    { day: '2026-03-31', residents: 1, capacity: 10, places: 1 },
    { day: '2026-04-10', residents: 1, capacity: 10, places: 1 },
  ]);
});

it('counts the room of each day as it was on it, and says of how many that is not known', () => {
  const grown = {
    ...places[0]!,
    sizes: [
      { from: day('2026-01-31'), capacity: 4, rooms: 1 },
      { from: day('2026-03-01'), capacity: 10, rooms: 2 },
    ],
  };
  const days = [day('2025-12-31'), day('2026-02-28'), day('2026-03-31')];
  expect(occupancyOf([grown], stays, days).map(({ capacity }) => capacity)).toEqual([4, 4, 10]);
  const today = day('2026-03-31');
  expect([unsizedOf([grown], days, today), unsizedOf([grown], days.slice(1), today), unsizedOf(places, days, today)]).toEqual([1, 0, 2]);
  expect(unsizedOf([{ ...places[0]!, opened: today }], days, today)).toBe(0);
});

it('of no room there is no share, and more people than room is more than the whole', () => {
  expect([shareOf({ residents: 0, capacity: 0 }), shareOf({ residents: 11, capacity: 10 })]).toEqual([undefined, 110]);
});
