import { type CaseId, dayBefore, type LocalDate } from '../values';
import { type Place } from './place';

/** How many people a place may take and how many rooms it has, from a day on. @property by the case by which it was found to be so */
export interface Size {
  from: LocalDate;
  capacity: number;
  rooms: number;
  by?: CaseId;
}

type Sized = Pick<Place, 'capacity' | 'rooms' | 'sizes'>;

/** What stood on a day. Before the first that is known it counts as having been that one, and always the same where none was ever kept. */
export function sizeOn({ sizes = [], ...now }: Sized, day: LocalDate): Pick<Size, 'capacity' | 'rooms'> {
  const { capacity, rooms } = sizes.findLast(({ from }) => from <= day) ?? sizes[0] ?? now;
  return { capacity, rooms };
}

/** From which day on it is known what stood; before it, it is taken to have been the same. */
export const sizeKnownFrom = ({ sizes }: Sized, today: LocalDate): LocalDate => sizes?.[0]?.from ?? today;

/** All its sizes once it has another from a day on: of one that kept none, what it had until then was seen on the day before. */
export function resized({ capacity, rooms, sizes = [] }: Sized, next: Size): Size[] {
  const before = sizes.length > 0 ? sizes : [{ from: dayBefore(next.from), capacity, rooms }];
  return [...before.filter(({ from }) => from !== next.from), next].sort((one, other) => one.from.localeCompare(other.from));
}
