import { type Connection, type QueryFilter } from 'mongoose';
import { type Resident, type Stay } from '../../domain/places/stay';
import { type Instant, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../../sealing/seal';
import { collectionOf, json } from '../collection';
import { sealedRows } from '../sealed-rows';
import { type Things } from '../things';

/** A stay as it is kept: whom it is about is sealed. */
export interface Row extends Omit<Stay, 'id' | keyof Resident> {
  /** `place/person/n`. */
  _id: string;
  n: number;
  /** The random id of the guardian among the things, if their number is known: found by it, nothing needs to be opened. */
  guardian?: string;
  sealed: Sealed;
  /** What it says of the person is gone (已按法定程序清除): it is in no list. */
  erased?: Instant;
}

export const sealedAt = (id: string): SealedPlace => ({ collection: 'stays', id, field: 'sealed' });

export const sealedStays = sealedRows<Row>({ collection: 'stays', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** What its parts work on. */
export interface Kept {
  stays: ReturnType<typeof rowsOf>;
  keys: Keys;
  things: Things;
}

export const rowsOf = (connection: Connection) =>
  collectionOf<Row>(
    connection,
    'stays',
    {
      place: String,
      person: String,
      n: Number,
      guardian: String,
      from: String,
      until: String,
      why: String,
      passed: { type: [json], default: undefined },
      version: Number,
      at: String,
      sealed: String,
      erased: String,
    },
    [[{ place: 1 }], [{ person: 1, place: 1 }], [{ guardian: 1 }, { sparse: true }]],
  );

/** Those of whom something is still said. */
export const told = { erased: { $exists: false } } as const;

/** @param id of a stay of that place; of one in a place inside it, with that one before it: `<place>/<person>.<n>` */
export const keyOf = (place: PlaceId, id: string): string => (id.includes('/') ? id : `${place}/${id}`).replace(/\.(\d+)$/, '/$1');

export const opened = (keys: Keys, { _id, sealed, person, n, guardian: _guardian, ...rest }: Row): Stay => ({
  ...rest,
  person,
  id: `${person}.${n}`,
  ...(openJson(keys, sealedAt(_id), sealed) as Resident),
});

export const sealing = (keys: Keys, id: string, resident: Resident): Sealed => sealJson(keys, sealedAt(id), resident);

/** As they came; two of one day always in the same order. */
const inOrder = (one: Row, other: Row): number => (one.from < other.from ? -1 : one.from > other.from ? 1 : one._id < other._id ? -1 : 1);

export const listedBy =
  ({ stays, keys }: Kept) =>
  async (filter: QueryFilter<Row>): Promise<Stay[]> =>
    (
      await stays
        .find({ ...filter, ...told })
        .limit(10_000)
        .lean<Row[]>()
    )
      .sort(inOrder)
      .map((row) => opened(keys, row));
