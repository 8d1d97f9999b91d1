import { type Connection } from 'mongoose';
import { type Insured } from '../../domain/places/insured';
import { type MonthRow } from '../../domain/places/month';
import { type ActorId, type Instant, type Month, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../../sealing/seal';
import { collectionOf, json } from '../collection';
import { unlessThere } from '../duplicate';
import { sealedRows } from '../sealed-rows';

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

export interface Row {
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
export const idOf = (place: PlaceId, month: Month): string => `${place}/${month}`;

export const sealedPlaceMonths = sealedRows<Row>({
  collection: 'place-months',
  sealed: ({ checks }) => [{ path: 'sealed', field: 'sealed' }, ...(checks === undefined ? [] : [{ path: 'checks', field: 'checks' }])],
});

/** The rows of months, and how one that was read becomes whole again. */
export function monthRowsOf(connection: Connection, keys: Keys) {
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

  const sealing = (_id: string, part: SealedPart): Sealed => sealJson(keys, sealedAt(_id, 'sealed'), part);
  const sealingChecks = (_id: string, checks: PlaceMonth['checks']): Sealed => sealJson(keys, sealedAt(_id, 'checks'), checks);

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

  return { months, opened, sealing, sealingChecks, read, begin };
}

export type MonthRows = ReturnType<typeof monthRowsOf>;
