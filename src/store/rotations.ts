import { type Connection } from 'mongoose';
import { type Instant } from '../domain/values';
import { instantNow, later } from './clock';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

/** How far one collection is. */
export interface Pass {
  /** The last `_id` dealt with. */
  after?: string;
  seen: number;
  changed: number;
  total: number;
  done: boolean;
}

/** A document that could not be opened, and is as it was. */
export interface Unread {
  collection: string;
  id: string;
  why: string;
}

/** The way to one key: everything sealed and indexed anew under it. */
export interface Rotation {
  /** The key's id. */
  _id: string;
  begun: Instant;
  /** When a pass went through everything for the first time: from then on the key may be active. */
  finished?: Instant;
  running: boolean;
  /** By collection; in the pass under way, or the last one. */
  passes: Record<string, Pass>;
  /** The first twenty of them. */
  unread: Unread[];
  leasedUntil: Instant;
}

/** How far rotations are: kept, so that one that was killed goes on where it was. */
export function rotationsOf(connection: Connection) {
  const rotations = collectionOf<Rotation>(connection, 'rotations', {
    begun: String,
    finished: String,
    running: Boolean,
    passes: json,
    unread: json,
    leasedUntil: String,
  });
  const never = '' as Instant;

  return {
    /** Begins a pass; one that is under way goes on as it is. */
    async begin(key: string): Promise<void> {
      const fresh = { begun: instantNow(), running: true, passes: {}, unread: [], leasedUntil: never };
      if (await unlessThere(() => rotations.insertMany([{ _id: key, ...fresh }]))) return;
      await rotations.updateOne({ _id: key, running: false }, { $set: fresh });
    },

    /** Takes a rotation that is under way, for one worker only until the lease ends. @param keys those that the worker holds */
    async lease(keys: readonly string[], leaseMs: number): Promise<Rotation | undefined> {
      const now = instantNow();
      const row = await rotations
        .findOneAndUpdate(
          { _id: { $in: [...keys] }, running: true, leasedUntil: { $lte: now } },
          { $set: { leasedUntil: later(now, leaseMs) } },
          { returnDocument: 'after' },
        )
        .lean<Rotation | null>();
      return row ?? undefined;
    },

    /** Keeps how far it is, and lets go of it. */
    async keep({ _id, passes, unread, running, finished }: Rotation): Promise<void> {
      const set = { passes, unread, running, leasedUntil: never, ...(finished === undefined ? {} : { finished }) };
      await rotations.updateOne({ _id }, { $set: set });
    },

    async find(key: string): Promise<Rotation | undefined> {
      return (await rotations.findById(key).lean<Rotation | null>()) ?? undefined;
    },

    all: (): Promise<Rotation[]> => rotations.find({}).sort({ begun: 1 }).lean<Rotation[]>(),

    async forget(key: string): Promise<void> {
      await rotations.deleteOne({ _id: key });
    },
  };
}

export type Rotations = ReturnType<typeof rotationsOf>;
