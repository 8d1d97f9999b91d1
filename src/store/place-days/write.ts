import { type QueryFilter } from 'mongoose';
import { monthOf } from '../../domain/calendar/months';
import { type Struck } from '../../domain/places/day';
import { type ActorId, type Instant, type LocalDate, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { sealJson } from '../../sealing/seal';
import { instantNow } from '../clock';
import { unlessThere } from '../duplicate';
import { type AllSaid, type DayRows, entryAt, type EntryRow, idOf, type Row, standing, strikeAt, type StrikeRow } from './row';

/** An entry to be written. @property key the same of the same press of a button */
export type NewEntry = { [Kind in keyof AllSaid]: { key: string; kind: Kind; said: AllSaid[Kind] & { late?: string } } }[keyof AllSaid];

/** So many entries a day holds at most: ten times what a large home writes. */
const most = 3_000;

/**
 * Entries are added one by one, each by one write that leaves all others alone, so that two clerks at once lose nothing; none is changed and none
 * taken out: a wrong one is struck out beside.
 */
export function writingOf({ days }: DayRows, keys: Keys) {
  async function begin(place: PlaceId, day: Row['day']): Promise<void> {
    const _id = idOf(place, day);
    if (await days.exists({ _id })) return;
    const row: Row = { _id, place, day, ...(day === standing ? {} : { month: monthOf(day) }), entries: [], strikes: [] };
    await unlessThere(() => days.insertMany([row]));
  }

  async function add(place: PlaceId, day: Row['day'], entries: readonly NewEntry[], by: ActorId, at = instantNow()): Promise<number> {
    if (entries.length === 0) return 0;
    await begin(place, day);
    const _id = idOf(place, day);
    const rowOf = ({ key, kind, said }: NewEntry): EntryRow => {
      const sealed = sealJson(keys, entryAt(_id, key), said);
      return { key, kind, ...(kind === 'in' ? { came: said.stay } : {}), at, by, sealed };
    };
    const writes = entries.map((entry) => ({
      updateOne: {
        filter: { _id, 'entries.key': { $ne: entry.key }, [`entries.${most - 1}`]: { $exists: false } } as QueryFilter<Row>,
        update: { $push: { entries: rowOf(entry) } },
      },
    }));
    return (await days.bulkWrite(writes as never)).modifiedCount;
  }

  return {
    /** Writes entries into a day, each once by its key. @param at when they were written: now, unless it says @returns how many were not there yet */
    add: (place: PlaceId, day: LocalDate, entries: readonly NewEntry[], by: ActorId, at?: Instant): Promise<number> =>
      add(place, day, entries, by, at),

    /** Writes what stands from day to day. */
    addStanding: (place: PlaceId, entries: readonly NewEntry[], by: ActorId, at?: Instant): Promise<number> =>
      add(place, standing, entries, by, at),

    /** Strikes an entry out, once: the first reason stays. False where there is no such entry. @param day `standing` for what stands from day to day */
    async strike(place: PlaceId, day: LocalDate | 'standing', of: string, { by, ...said }: Omit<Struck, 'at'>): Promise<boolean> {
      const _id = idOf(place, day);
      const strike: StrikeRow = { of, at: instantNow(), by, sealed: sealJson(keys, strikeAt(_id, of), said) };
      const { matchedCount } = await days.updateOne({ _id, 'entries.key': of, 'strikes.of': { $ne: of } } as QueryFilter<Row>, {
        $push: { strikes: strike },
      });
      return matchedCount === 1 || (await days.exists({ _id, 'strikes.of': of } as QueryFilter<Row>)) !== null;
    },
  };
}
