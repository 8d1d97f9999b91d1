import { type LocalDate, type PlaceId } from '../values';

/** How many more pieces a home can make. */
export interface Room {
  place: PlaceId;
  free: number;
}

/** @property lots whole pieces, none of nought @property left what no home has room for */
export interface Split {
  lots: { place: PlaceId; pieces: number }[];
  left: number;
}

/**
 * 按产能分单: pieces in proportion to what each home has free, whole, by the largest remainder; nobody gets more than is free. Of equal remainders
 * the home that stands first. The same input gives the same split.
 */
export function split(pieces: number, rooms: readonly Room[]): Split {
  const open = rooms.filter(({ free }) => free > 0);
  const total = open.reduce((sum, { free }) => sum + free, 0);
  const given = Math.min(pieces, total);
  const shares = open.map(({ place, free }, at) => {
    const exact = given * free;
    return { place, at, whole: Math.floor(exact / total), rest: exact % total };
  });
  const missing = given - shares.reduce((sum, { whole }) => sum + whole, 0);
  const larger = new Set(
    shares
      .toSorted((one, other) => other.rest - one.rest || one.at - other.at)
      .slice(0, missing)
      .map(({ at }) => at),
  );
  const lots = shares.map(({ place, at, whole }) => ({ place, pieces: whole + (larger.has(at) ? 1 : 0) }));
  return { lots: lots.filter((one) => one.pieces > 0), left: pieces - given };
}

const days = (from: LocalDate, to: LocalDate): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/**
 * What a home can still make by a day: its month's capacity by the days until then, of thirty, less what it has to make already. That everything
 * it has counts whole, whenever it is due, is a project default: too little is offered rather than too much.
 */
export function freeUntil({ capacity, busy }: { capacity: number; busy: number }, today: LocalDate, due: LocalDate): number {
  return Math.max(0, Math.floor((capacity * Math.max(0, days(today, due))) / 30) - busy);
}
