import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { type Keys } from '../sealing/keys';
import { open, seal, type Place, type Sealed } from '../sealing/seal';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

interface Row {
  _id: string;
  /** `firm/91440300…`: what it is, and by what it is known. */
  sealed: Sealed;
  index: string;
}

const place = (id: string): Place => ({ collection: 'things', id, field: 'sealed' });
const sealedAt = { path: 'sealed', field: 'sealed' };

export const sealedThings = sealedRows<Row>({
  collection: 'things',
  sealed: () => [sealedAt],
  indexes: () => [{ path: 'index', make: (keys, opened) => blindIndex(keys, 'thing', opened(sealedAt)) }],
});

/** Firms and premises for which a right is claimed: each has a random id, so that no number and no address stands in a claim. */
export function thingsOf(connection: Connection, keys: Keys) {
  const things = collectionOf<Row>(connection, 'things', { sealed: String, index: String }, [[{ index: 1 }, { unique: true }]]);

  const find = async (value: string): Promise<string | undefined> =>
    (await things.findOne({ index: { $in: blindIndexes(keys, 'thing', value) } }).lean<Row>())?._id;

  async function known(thing: string, all: readonly string[]): Promise<Map<string, string>> {
    const indexes = new Map(all.flatMap((key) => blindIndexes(keys, 'thing', `${thing}/${key}`).map((index) => [index, key] as const)));
    const rows = await things.find({ index: { $in: [...indexes.keys()] } }, { index: 1 }).lean<Pick<Row, '_id' | 'index'>[]>();
    return new Map(rows.map(({ _id, index }) => [indexes.get(index) as string, _id]));
  }

  function fresh(thing: string, key: string, id = randomBytes(16).toString('base64url')): Row {
    const value = `${thing}/${key}`;
    return { _id: id, sealed: seal(keys, place(id), value), index: blindIndex(keys, 'thing', value) };
  }

  /** False if any of them was there. */
  const insert = async (rows: readonly Row[]): Promise<boolean> =>
    (await unlessThere(() => things.insertMany([...rows], { ordered: false }))) !== undefined;

  return {
    /** Those of the keys that have an id already, by key. */
    known,

    /** The ids of many things at once, by key; each the same whoever asks. */
    async idsOf(thing: string, all: readonly string[]): Promise<Map<string, string>> {
      const there = await known(thing, all);
      const missing = [...new Set(all)].filter((key) => !there.has(key));
      if (missing.length === 0) return there;
      // Whoever was first with one of them: all are read again, and theirs holds.
      const made = missing.map((key) => fresh(thing, key));
      await insert(made);
      for (const [key, id] of await known(thing, missing)) there.set(key, id);
      return there;
    },

    /** The same id for the same thing, whoever asks. @param thing what it is: `firm` @param key by what it is known */
    async idOf(thing: string, key: string): Promise<string> {
      const value = `${thing}/${key}`;
      const known = await find(value);
      if (known) return known;
      const made = fresh(thing, key);
      // Somebody was first between the two.
      return (await insert([made])) ? made._id : ((await find(value)) as string);
    },

    /** Makes sure, after the write of what names them, that these ids are there still: whoever erases what nothing names may have been between. */
    async stay(thing: string, ids: ReadonlyMap<string, string>): Promise<void> {
      const there = new Set((await things.find({ _id: { $in: [...ids.values()] } }, { _id: 1 }).lean<Row[]>()).map(({ _id }) => _id));
      const gone = [...ids].filter(([, id]) => !there.has(id));
      if (gone.length > 0) await insert(gone.map(([key, id]) => fresh(thing, key, id)));
    },

    /** The ids of all things of some kinds, some at a time. */
    async *ofKinds(kinds: readonly string[]): AsyncGenerator<string[]> {
      let after = '';
      for (;;) {
        const rows = await things
          .find({ _id: { $gt: after } }, { sealed: 1 })
          .sort({ _id: 1 })
          .limit(500)
          .lean<Row[]>();
        const last = rows.at(-1)?._id;
        if (last === undefined) return;
        after = last;
        yield rows.filter(({ _id, sealed }) => kinds.includes(open(keys, place(_id), sealed).split('/', 1)[0] ?? '')).map(({ _id }) => _id);
      }
    },

    /** Takes things out for good. @returns puts those of them back that are needed after all */
    async takeOut(ids: readonly string[]): Promise<(needed: ReadonlySet<string>) => Promise<void>> {
      const rows = await things.find({ _id: { $in: [...ids] } }).lean<Row[]>();
      await things.deleteMany({ _id: { $in: [...ids] } });
      return async (needed) => {
        const back = rows.filter(({ _id }) => needed.has(_id));
        if (back.length > 0) await insert(back);
      };
    },
  };
}

export type Things = ReturnType<typeof thingsOf>;
