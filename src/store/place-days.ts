import { type Connection, type QueryFilter } from 'mongoose';
import { localDate } from '../domain/calendar/instants';
import { monthOf } from '../domain/calendar/months';
import { type DayEntry, type DaySaid, entryKinds, type StandingEntry, type StandingSaid, type Struck } from '../domain/places/day';
import { type DayTally } from '../domain/places/day-count';
import { type ActorId, type Instant, type LocalDate, type Month, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

type AllSaid = DaySaid & StandingSaid;

/** An entry to be written. @property key the same of the same press of a button */
export type NewEntry = { [Kind in keyof AllSaid]: { key: string; kind: Kind; said: AllSaid[Kind] & { late?: string } } }[keyof AllSaid];

/** Beside what is sealed stands what is counted without opening anything: which kind, and of a sign-in whose, by the random id of the stay. */
interface EntryRow {
  key: string;
  kind: keyof AllSaid;
  came?: string;
  at: Instant;
  by: ActorId;
  sealed: Sealed;
}

interface StrikeRow {
  of: string;
  at: Instant;
  by: ActorId;
  sealed: Sealed;
}

interface Row {
  /** `330402-home-003/2026-11-26`; `330402-home-003/standing` for what stands from day to day. */
  _id: string;
  place: PlaceId;
  day: LocalDate | 'standing';
  month?: Month;
  entries: EntryRow[];
  strikes: StrikeRow[];
}

/** So many entries a day holds at most: ten times what a large home writes. */
const most = 3_000;

const standing = 'standing';
const idOf = (place: PlaceId, day: Row['day']): string => `${place}/${day}`;
const entryAt = (id: string, key: string): SealedPlace => ({ collection: 'place-days', id, field: `entries.${key}` });
const strikeAt = (id: string, of: string): SealedPlace => ({ collection: 'place-days', id, field: `strikes.${of}` });

/** Both lists only grow, so that a place in them is an address. */
export const sealedPlaceDays = sealedRows<Row>({
  collection: 'place-days',
  sealed: ({ entries, strikes }) => [
    ...entries.map(({ key }, at) => ({ path: `entries.${at}.sealed`, field: `entries.${key}` })),
    ...strikes.map(({ of }, at) => ({ path: `strikes.${at}.sealed`, field: `strikes.${of}` })),
  ],
});

/**
 * 日志: one document for a day of a place. Entries are added one by one, each by one write that leaves all others alone, so that two clerks at
 * once lose nothing; none is changed and none taken out: a wrong one is struck out beside.
 */
export function placeDaysOf(connection: Connection, keys: Keys) {
  const days = collectionOf<Row>(
    connection,
    'place-days',
    { place: String, day: String, month: String, entries: [json], strikes: [json] },
    [[{ place: 1, day: -1 }], [{ place: 1, month: 1 }], [{ day: 1 }]],
  );

  function opened({ _id, entries, strikes }: Row): (DayEntry | StandingEntry)[] {
    const struck = new Map(
      strikes.map(({ of, at, by, sealed }): [string, Struck] => [
        of,
        { at, by, ...(openJson(keys, strikeAt(_id, of), sealed) as Omit<Struck, 'at' | 'by'>) },
      ]),
    );
    return entries.map(({ key, kind, at, by, sealed }) => {
      const one = struck.get(key);
      return { ...(openJson(keys, entryAt(_id, key), sealed) as object), key, kind, at, by, ...(one ? { struck: one } : {}) } as DayEntry;
    });
  }

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

  const takeOut = async (_id: string, keys: readonly string[]): Promise<void> => {
    await days.updateOne({ _id }, { $pull: { entries: { key: { $in: keys } }, strikes: { of: { $in: keys } } } } as never);
  };

  const tallied = (rows: readonly Row[]): (DayTally & { place: PlaceId })[] =>
    rows.map(({ place, day, entries, strikes }) => {
      const struck = new Set(strikes.map(({ of }) => of));
      const counts = entries.filter(({ key }) => !struck.has(key));
      const kinds = entryKinds.map((kind) => [kind, counts.filter((one) => one.kind === kind).length] as const);
      const came = [...new Set(counts.flatMap((one) => (one.kind === 'in' && one.came !== undefined ? [one.came] : [])))];
      return { place, day: day as LocalDate, kinds: Object.fromEntries(kinds.filter(([, count]) => count > 0)), came };
    });

  /** What is not sealed. */
  const plain = { place: 1, day: 1, 'entries.key': 1, 'entries.kind': 1, 'entries.came': 1, 'strikes.of': 1 } as const;

  async function takeOutOf(_id: string, isGone: (stay: string) => boolean): Promise<void> {
    const row = await days.findById(_id).lean<Row | null>();
    const gone = row ? opened(row).flatMap((one) => ('stay' in one && isGone(one.stay) ? [one.key] : [])) : [];
    if (gone.length > 0) await takeOut(_id, gone);
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

    /** Days of several places in these months, by place, from what is not sealed. */
    async tallies(places: readonly PlaceId[], from: Month, to: Month): Promise<Map<PlaceId, DayTally[]>> {
      const rows = await days
        .find({ place: { $in: [...places] }, month: { $gte: from, $lte: to } }, plain)
        .sort({ day: 1 })
        .lean<Row[]>();
      const byPlace = new Map<PlaceId, DayTally[]>();
      for (const { place, ...one } of tallied(rows)) byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
      return byPlace;
    },

    /** How many days before one there are, of all places. */
    countBefore: (day: LocalDate): Promise<number> => days.countDocuments({ day: { $lt: day } }),

    /** Erases days before one, for good, and of what stands from day to day that which was struck out before it. */
    async eraseBefore(day: LocalDate): Promise<void> {
      await days.deleteMany({ day: { $lt: day } });
      for (const { _id, strikes } of await days.find({ day: standing }, { strikes: 1 }).lean<Row[]>()) {
        const gone = strikes.filter(({ at }) => localDate(at) < day).map(({ of }) => of);
        if (gone.length > 0) await takeOut(_id, gone);
      }
    },

    /** Takes what was written of one stay out of all days of its place, for good, and of what stands from day to day. */
    async forget(place: PlaceId, stay: string): Promise<void> {
      for (const { _id } of await days.find({ place }, { _id: 1 }).lean<Pick<Row, '_id'>[]>()) await takeOutOf(_id, (one) => one === stay);
    },

    /** Of what stands from day to day takes out what was written of these stays, though nobody has struck it out: who fetched them, what they took. */
    forgetStanding: (place: PlaceId, stays: ReadonlySet<string>): Promise<void> =>
      takeOutOf(idOf(place, standing), (one) => stays.has(one)),
  };
}

export type PlaceDays = ReturnType<typeof placeDaysOf>;
