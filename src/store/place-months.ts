import { type Connection } from 'mongoose';
import { type Insured } from '../domain/places/insured';
import { type MonthRow } from '../domain/places/month';
import { type ActorId, type Instant, type Month, type PlaceId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

export interface Confirmed {
  at: Instant;
  by: ActorId;
}

/** What a confirmed month said before it was put right. */
export interface FormerMonth {
  rows: MonthRow[];
  confirmed: Confirmed;
  /** When it was put right, by whom, and why. */
  corrected: Confirmed & { why: string };
}

/** 月度名册. */
export interface PlaceMonth {
  place: PlaceId;
  month: Month;
  rows: MonthRow[];
  /** How often its rows were saved: two clerks see each other's saves. */
  version: number;
  /** From then on it stands, and is put right by a correction only. */
  confirmed?: Confirmed;
  /** Oldest first. */
  former: FormerMonth[];
  /** What the registries said, by the ids of the stays; whoever is not there was not asked about. */
  checks: Record<string, Insured & { at: Instant }>;
}

/** `locked`: a case was filed of it, and says what to do instead. */
export type MonthSaved = { kind: 'saved'; version: number } | { kind: 'stale' } | { kind: 'confirmed' } | { kind: 'locked'; why: string };

interface Row {
  /** `330402-home-003/2027-03`. */
  _id: string;
  place: PlaceId;
  month: Month;
  version: number;
  confirmed?: Confirmed;
  corrections: number;
  /** Rows and what they were before. */
  sealed: Sealed;
  checks?: Sealed;
  /** Its rows are gone (已按法定程序清除). */
  erased?: Instant;
}

type SealedPart = Pick<PlaceMonth, 'rows' | 'former'>;

const sealedAt = (id: string, field: 'sealed' | 'checks'): SealedPlace => ({ collection: 'place-months', id, field });
const idOf = (place: PlaceId, month: Month): string => `${place}/${month}`;

export const sealedPlaceMonths = sealedRows<Row>({
  collection: 'place-months',
  sealed: ({ checks }) => [{ path: 'sealed', field: 'sealed' }, ...(checks === undefined ? [] : [{ path: 'checks', field: 'checks' }])],
});

/** Monthly rosters: one document each, so that a save is whole or not at all. What the registries said stands beside the rows and is written by itself. */
export function placeMonthsOf(connection: Connection, keys: Keys) {
  const months = collectionOf<Row>(
    connection,
    'place-months',
    { place: String, month: String, version: Number, confirmed: json, corrections: Number, sealed: String, checks: String, erased: String },
    [[{ place: 1, month: 1 }], [{ month: 1 }]],
  );

  const opened = ({ _id, place, month, version, confirmed, sealed, checks }: Row): PlaceMonth => ({
    place,
    month,
    version,
    ...(confirmed ? { confirmed } : {}),
    ...(openJson(keys, sealedAt(_id, 'sealed'), sealed) as SealedPart),
    checks: checks === undefined ? {} : (openJson(keys, sealedAt(_id, 'checks'), checks) as PlaceMonth['checks']),
  });

  const rowsBefore = (month: Month) => ({ month: { $lt: month }, erased: { $exists: false } });

  const sealing = (_id: string, part: SealedPart): Sealed => sealJson(keys, sealedAt(_id, 'sealed'), part);

  async function read(place: PlaceId, month: Month): Promise<PlaceMonth | undefined> {
    const row = await months.findById(idOf(place, month)).lean<Row | null>();
    return row ? opened(row) : undefined;
  }

  /** So that there is something to write to: a month that nobody has saved yet has version 0. */
  async function begin(place: PlaceId, month: Month): Promise<void> {
    const _id = idOf(place, month);
    const row: Row = { _id, place, month, version: 0, corrections: 0, sealed: sealing(_id, { rows: [], former: [] }) };
    await unlessThere(() => months.insertMany([row]));
  }

  return {
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
    async of(place: PlaceId): Promise<Pick<Row, 'month' | 'version' | 'confirmed' | 'corrections'>[]> {
      return months
        .find({ place }, { month: 1, version: 1, confirmed: 1, corrections: 1 })
        .sort({ month: -1 })
        .limit(600)
        .lean<Pick<Row, 'month' | 'version' | 'confirmed' | 'corrections'>[]>();
    },

    /**
     * Saves the rows, if nobody has since they were read and they were not confirmed.
     * @param seen the version that was shown; 0 of a month that was never saved
     */
    async save(place: PlaceId, month: Month, rows: readonly MonthRow[], seen: number): Promise<MonthSaved> {
      await begin(place, month);
      const _id = idOf(place, month);
      const { matchedCount } = await months.updateOne(
        { _id, version: seen, confirmed: { $exists: false } },
        { $set: { sealed: sealing(_id, { rows: [...rows], former: [] }) }, $inc: { version: 1 } },
      );
      if (matchedCount === 1) return { kind: 'saved', version: seen + 1 };
      return { kind: (await months.exists({ _id, confirmed: { $exists: true } })) ? 'confirmed' : 'stale' };
    },

    /** From now on it stands. Pressed twice, it is confirmed once; false if it has changed since it was shown. */
    async confirm(place: PlaceId, month: Month, seen: number, by: ActorId): Promise<boolean> {
      const _id = idOf(place, month);
      const confirmed: Confirmed = { at: instantNow(), by };
      const done = await months.updateOne({ _id, version: seen, confirmed: { $exists: false } }, { $set: { confirmed } });
      return done.matchedCount === 1 || (await months.exists({ _id, version: seen, confirmed: { $exists: true } })) !== null;
    },

    /** Puts a confirmed month right: what it said stays beside it, with the day and the reason. It stands confirmed by whoever corrects it. */
    async correct(
      place: PlaceId,
      month: Month,
      rows: readonly MonthRow[],
      seen: number,
      { by, why, locked }: Correction,
    ): Promise<MonthSaved> {
      if (locked !== undefined) return { kind: 'locked', why: locked };
      const before = await read(place, month);
      if (!before?.confirmed || before.version !== seen) return { kind: 'stale' };
      const _id = idOf(place, month);
      const at = instantNow();
      const former = [...before.former, { rows: before.rows, confirmed: before.confirmed, corrected: { at, by, why } }];
      const { matchedCount } = await months.updateOne(
        { _id, version: seen },
        { $set: { sealed: sealing(_id, { rows: [...rows], former }), confirmed: { at, by } }, $inc: { version: 1, corrections: 1 } },
      );
      return matchedCount === 1 ? { kind: 'saved', version: seen + 1 } : { kind: 'stale' };
    },

    /** Keeps what the registries said of some, beside what they had said of others. Nothing that was saved changes by it. */
    async keepChecks(place: PlaceId, month: Month, said: ReadonlyMap<string, Insured>): Promise<void> {
      await begin(place, month);
      const _id = idOf(place, month);
      const at = instantNow();
      for (let tries = 0; tries < 5; tries += 1) {
        const row = (await months.findById(_id).lean<Row>()) as Row;
        const checks = { ...opened(row).checks, ...Object.fromEntries([...said].map(([stay, one]) => [stay, { ...one, at }])) };
        // Another check of the same month goes first; then both are kept.
        const { matchedCount } = await months.updateOne(
          { _id, checks: row.checks ?? { $exists: false } },
          { $set: { checks: sealJson(keys, sealedAt(_id, 'checks'), checks) } },
        );
        if (matchedCount === 1) return;
      }
    },

    /** How many months before one have rows still, of all places. */
    countBefore: (month: Month): Promise<number> => months.countDocuments(rowsBefore(month)),

    /** Erases rows, corrections and what the registries said of months before one, for good; that they were confirmed stays. */
    async eraseBefore(month: Month): Promise<void> {
      const erased = instantNow();
      for (const { _id } of await months.find(rowsBefore(month), { _id: 1 }).lean<Pick<Row, '_id'>[]>())
        await months.updateOne({ _id }, { $set: { sealed: sealing(_id, { rows: [], former: [] }), erased }, $unset: { checks: 1 } });
    },

    /** Takes one stay out of all months of its place, for good: its rows, what they were before, what the registries said. */
    async forget(place: PlaceId, stay: string): Promise<void> {
      const without = (rows: MonthRow[]): MonthRow[] => rows.filter((one) => one.stay !== stay);
      for (const { _id } of await months.find({ place, erased: { $exists: false } }, { _id: 1 }).lean<Pick<Row, '_id'>[]>()) {
        for (let done = false; !done;) {
          const row = (await months.findById(_id).lean<Row>()) as Row;
          const { rows, former, checks } = opened(row);
          const { [stay]: checked, ...others } = checks;
          if (!checked && ![rows, ...former.map((one) => one.rows)].some((all) => all.some((one) => one.stay === stay))) break;
          const sealed = sealing(_id, { rows: without(rows), former: former.map((one) => ({ ...one, rows: without(one.rows) })) });
          const set = { sealed, ...(checked ? { checks: sealJson(keys, sealedAt(_id, 'checks'), others) } : {}) };
          const there = { _id, sealed: row.sealed, checks: row.checks ?? { $exists: false } };
          done = (await months.updateOne(there, { $set: set, $inc: { version: 1 } })).matchedCount === 1;
        }
      }
    },
  };
}

export interface Correction {
  by: ActorId;
  why: string;
  /** Why a case keeps it as it is, if one does. */
  locked?: string;
}

export type PlaceMonths = ReturnType<typeof placeMonthsOf>;
