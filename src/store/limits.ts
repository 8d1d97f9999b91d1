import { createHmac } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';

/** How often something may be done within any stretch of so many milliseconds. */
export interface Limit {
  /** What is limited, in words: `code-sent`. */
  name: string;
  most: number;
  windowMs: number;
}

interface Row {
  _id: string;
  count: number;
  expires: Date;
}

/**
 * Counters that every portal shares. A window slides: what is left of the one before counts by the part of it that is still within reach.
 * Whom a counter is about stands in its key as a keyed hash only. What was refused is not counted, so that waiting always helps.
 */
export function limitsOf(connection: Connection, keys: Keys) {
  const limits = collectionOf<Row>(connection, 'limits', { count: Number, expires: Date }, [[{ expires: 1 }, { expireAfterSeconds: 0 }]]);

  const idOf = ({ name }: Limit, about: string, window: number): string => {
    const mac = createHmac('sha256', keys.derive('index/limit'))
      .update(JSON.stringify([name, about]))
      .digest('base64url');
    return `${name}/${mac}/${window}`;
  };

  /** How many are allowed in the window that `now` stands in, after what the one before still takes. */
  async function standing(limit: Limit, about: string, now: number): Promise<{ id: string; allowed: number; window: number }> {
    const window = Math.floor(now / limit.windowMs);
    const before = await limits.findById(idOf(limit, about, window - 1)).lean<Row | null>();
    const within = 1 - (now % limit.windowMs) / limit.windowMs;
    return { id: idOf(limit, about, window), window, allowed: limit.most - Math.floor((before?.count ?? 0) * within) };
  }

  return {
    /** Counts one more and says whether it was still allowed; of several at once never more than the limit are. @param now milliseconds since 1970 */
    async take(limit: Limit, about: string, now = Date.now()): Promise<boolean> {
      const { id, allowed, window } = await standing(limit, about, now);
      const count = () => limits.findOneAndUpdate({ _id: id, count: { $lt: allowed } }, { $inc: { count: 1 } }).lean<Row | null>();
      if (allowed <= 0) return false;
      if (await count()) return true;
      // Made by an insert of its own: an upsert that loses against another may have counted all the same on one of the engines.
      const expires = new Date((window + 2) * limit.windowMs);
      const made = await unlessThere(() => limits.insertMany([{ _id: id, count: 1, expires }]));
      return made !== undefined || (await count()) !== null;
    },

    /** Whether one more would be allowed; counts nothing. */
    async allows(limit: Limit, about: string, now = Date.now()): Promise<boolean> {
      const { id, allowed } = await standing(limit, about, now);
      return ((await limits.findById(id).lean<Row | null>())?.count ?? 0) < allowed;
    },

    /** Takes back one that was counted before it was known to be harmless. */
    async giveBack(limit: Limit, about: string, now = Date.now()): Promise<void> {
      const { id } = await standing(limit, about, now);
      await limits.updateOne({ _id: id, count: { $gt: 0 } }, { $inc: { count: -1 } });
    },

    /** Forgets what was counted: whoever it was about has shown who they are. */
    async clear(limit: Limit, about: string, now = Date.now()): Promise<void> {
      const window = Math.floor(now / limit.windowMs);
      await limits.deleteMany({ _id: { $in: [idOf(limit, about, window), idOf(limit, about, window - 1)] } });
    },
  };
}
