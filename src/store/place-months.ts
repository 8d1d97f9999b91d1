import { type Connection } from 'mongoose';
import { type Month, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { checksOf } from './place-months/checks';
import { erasingOf } from './place-months/erase';
import { idOf, monthRowsOf, type PlaceMonth, type Row } from './place-months/row';
import { savingOf } from './place-months/save';

export type { PlaceMonth } from './place-months/row';
export type { MonthSaved } from './place-months/save';

/** Of a month that was begun what is not sealed. */
type Begun = Pick<Row, 'month' | 'version' | 'confirmed' | 'corrections'>;

/** Monthly rosters: one document each, so that a save is whole or not at all. */
export function placeMonthsOf(connection: Connection, keys: Keys) {
  const held = monthRowsOf(connection, keys);
  const { months, opened, read } = held;

  return {
    ...savingOf(held),
    ...checksOf(held),
    ...erasingOf(held),

    read,

    /** Of several places the same month, by place. */
    async ofMonth(places: readonly PlaceId[], month: Month): Promise<Map<PlaceId, PlaceMonth>> {
      const rows = await months.find({ _id: { $in: places.map((one) => idOf(one, month)) } }).lean<Row[]>();
      return new Map(rows.map((row) => [row.place, opened(row)]));
    },

    /** Of one place several months, oldest first. */
    async several(place: PlaceId, wanted: readonly Month[]): Promise<PlaceMonth[]> {
      const rows = await months.find({ _id: { $in: wanted.map((month) => idOf(place, month)) } }).lean<Row[]>();
      return rows.map(opened).sort((one, other) => one.month.localeCompare(other.month));
    },

    /** The months that were begun in a place, newest first, without their rows. */
    async of(place: PlaceId): Promise<Begun[]> {
      return months.find({ place }, { month: 1, version: 1, confirmed: 1, corrections: 1 }).sort({ month: -1 }).limit(600).lean<Begun[]>();
    },
  };
}

export type PlaceMonths = ReturnType<typeof placeMonthsOf>;
