import { type Connection } from 'mongoose';
import { type DayEntry, type StandingEntry } from '../domain/places/day';
import { type LocalDate, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { erasingOf } from './place-days/erase';
import { dayRowsOf, idOf, type Row, standing } from './place-days/row';
import { talliesOf } from './place-days/tally';
import { writingOf } from './place-days/write';

export type { NewEntry } from './place-days/write';

/** 日志: one document for a day of a place, and one for what stands from day to day. */
export function placeDaysOf(connection: Connection, keys: Keys) {
  const held = dayRowsOf(connection, keys);
  const { days, opened } = held;

  return {
    ...writingOf(held, keys),
    ...talliesOf(held),
    ...erasingOf(held),

    /** All that was written of a day, struck out or not, in the order in which it was. */
    async read(place: PlaceId, day: LocalDate): Promise<DayEntry[]> {
      const row = await days.findById(idOf(place, day)).lean<Row | null>();
      return row ? (opened(row) as DayEntry[]) : [];
    },

    async standing(place: PlaceId): Promise<StandingEntry[]> {
      const row = await days.findById(idOf(place, standing)).lean<Row | null>();
      return row ? (opened(row) as StandingEntry[]) : [];
    },

    /** The last day before this one of which anything was written. */
    async before(place: PlaceId, day: LocalDate): Promise<{ day: LocalDate; entries: DayEntry[] } | undefined> {
      const [row] = await days
        .find({ place, day: { $lt: day } })
        .sort({ day: -1 })
        .limit(1)
        .lean<Row[]>();
      return row && { day: row.day as LocalDate, entries: opened(row) as DayEntry[] };
    },
  };
}

export type PlaceDays = ReturnType<typeof placeDaysOf>;
