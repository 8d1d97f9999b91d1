import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { hashOf } from '../domain/canonical';
import { type CaseId, type Hash, type Instant, type LocalDate, type PlaceId, type RequestId } from '../domain/values';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';

/** A place that is to pass to another operator, from the case's opening to its end. */
export interface Passing {
  case: CaseId;
  place: PlaceId;
  /** The how manieth of the place. */
  n: number;
  /** The form that began it: sent twice it is one. */
  request: RequestId;
  begun: Instant;
  /** Who is there, by the ids of their stays, as it was frozen; whoever came in between was added. */
  stays?: string[];
  /** From when the new operator runs it. */
  on?: LocalDate;
  closed?: Instant;
}

/** `open`: another is under way. */
export type Begun = { kind: 'begun'; passing: Passing } | { kind: 'open'; passing: Passing };

type Row = Passing & { _id: string };

const whole = ({ _id: _key, ...rest }: Row): Passing => rest;

/** 交接: one at a time for each place, since the next has a number only once the one before is closed. */
export function passingsOf(connection: Connection) {
  const passings = collectionOf<Row>(
    connection,
    'passings',
    {
      case: String,
      place: String,
      n: Number,
      request: String,
      begun: String,
      stays: { type: [String], default: undefined },
      on: String,
      closed: String,
    },
    [[{ case: 1 }, { unique: true }], [{ place: 1, n: -1 }]],
  );
  const last = (place: PlaceId): Promise<Row | null> => passings.findOne({ place }).sort({ n: -1 }).lean<Row | null>();

  return {
    /** @param request issued with the form that asks for it */
    async begin(place: PlaceId, request: RequestId): Promise<Begun> {
      const before = await last(place);
      if (before && !before.closed) return { kind: before.request === request ? 'begun' : 'open', passing: whole(before) };
      const n = (before?.n ?? 0) + 1;
      const row: Row = {
        _id: `${place}/${n}`,
        case: `h-${randomBytes(12).toString('hex')}` as CaseId,
        place,
        n,
        request,
        begun: instantNow(),
      };
      await unlessThere(() => passings.insertMany([row]));
      // Of two at once one is written, and the other finds it.
      const stands = (await passings.findById(row._id).lean<Row>()) as Row;
      return { kind: stands.request === request ? 'begun' : 'open', passing: whole(stands) };
    },

    async of(id: CaseId): Promise<Passing | undefined> {
      const row = await passings.findOne({ case: id }).lean<Row | null>();
      return row ? whole(row) : undefined;
    },

    /** The one that is open, or was last. */
    async ofPlace(place: PlaceId): Promise<Passing | undefined> {
      const row = await last(place);
      return row ? whole(row) : undefined;
    },

    /** Writes down who is there and from when, once: what stands there is never written over. */
    async list(id: CaseId, stays: readonly string[], on: LocalDate): Promise<Passing> {
      await passings.updateOne({ case: id, stays: { $exists: false } }, { $set: { stays: [...stays].sort(), on } });
      return whole((await passings.findOne({ case: id }).lean<Row>()) as Row);
    },

    /** Somebody who came while it was being frozen. */
    async alsoThere(id: CaseId, stays: readonly string[]): Promise<void> {
      await passings.updateOne({ case: id }, { $addToSet: { stays: { $each: [...stays] } } });
    },

    async close(id: CaseId): Promise<void> {
      await passings.updateOne({ case: id, closed: { $exists: false } }, { $set: { closed: instantNow() } });
    },
  };
}

/** Who is on the list, by a hash: for the ledger, which knows nobody. */
export const listHash = (stays: readonly string[]): Hash => hashOf([...stays].sort());
