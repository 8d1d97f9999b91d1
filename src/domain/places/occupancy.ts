import { type LocalDate, type Month, type PlaceId } from '../values';
import { type Place } from './place';
import { sizeKnownFrom, sizeOn } from './size';
import { lastDay, type Stay } from './stay';

/** How many were enrolled on a day, in how many places, and how many these might take on it. */
export interface Occupied {
  day: LocalDate;
  residents: number;
  capacity: number;
  places: number;
}

type Standing = Pick<Place, 'id' | 'opened' | 'closed' | 'capacity' | 'rooms' | 'sizes'>;
/** A stay without whose it is. */
export type Span = Pick<Stay, 'place' | 'from' | 'until'>;

/** The last day of each month; of one that is not over, today. */
export const lastDays = (months: readonly Month[], today: LocalDate): LocalDate[] =>
  months.map((month) => (lastDay(month) < today ? lastDay(month) : today));

const holds = ({ from, until }: { from: LocalDate; until?: LocalDate | undefined }, day: LocalDate): boolean =>
  from <= day && (until === undefined || day <= until);

/** 在册／核定 of some places together, on each of these days: only of those that were open on it. */
export function occupancyOf(places: readonly Standing[], stays: readonly Span[], days: readonly LocalDate[]): Occupied[] {
  const known = new Map<PlaceId, Standing>(places.map((place) => [place.id, place]));
  const own = stays.filter(({ place }) => known.has(place));
  return days.map((day) => {
    const open = places.filter(({ opened, closed }) => holds({ from: opened, until: closed }, day));
    const ids = new Set(open.map(({ id }) => id));
    return {
      day,
      residents: own.filter((stay) => ids.has(stay.place) && holds(stay, day)).length,
      capacity: open.reduce((sum, place) => sum + sizeOn(place, day).capacity, 0),
      places: open.length,
    };
  });
}

/** How many of these were open on a day of which it is not known how many they might take: it is taken to have been as it was first known. */
export const unsizedOf = (places: readonly Standing[], days: readonly LocalDate[], today: LocalDate): number =>
  places.filter((place) => {
    const known = sizeKnownFrom(place, today);
    return days.some((day) => day < known && holds({ from: place.opened, until: place.closed }, day));
  }).length;

/** In whole per cent; undefined where there is no room at all. */
export const shareOf = ({ residents, capacity }: Pick<Occupied, 'residents' | 'capacity'>): number | undefined =>
  capacity === 0 ? undefined : Math.round((100 * residents) / capacity);
