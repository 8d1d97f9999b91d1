import { type Connection } from 'mongoose';
import { type ActorId, type CaseId, type Instant, type TextRef } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { freshDataKey, openBytes, seal, type Sealed } from '../sealing/seal';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';
import { sealedRows } from './sealed-rows';

/** That a case's key was erased, by whom and on what ground. Stays for ever. */
export interface Erased {
  at: Instant;
  by: ActorId;
  reason: TextRef;
}

interface Row {
  _id: CaseId;
  key?: Sealed;
  erased?: Erased;
}

const place = (id: CaseId) => ({ collection: 'case-keys', id, field: 'key' });

/** The key of a case that was erased is gone; every other stands under one of ours. */
export const sealedCaseKeys = sealedRows<Row>({ collection: 'case-keys', sealed: () => [{ path: 'key', field: 'key' }] });

/** For so long, and so many, a process that writes to a case asks for its key once. */
const remembered = { ms: 60_000, most: 500 };

/**
 * A random key for each case, sealed under ours: what is said of people in its ledger and view is sealed under it. To erase it makes all
 * of that unreadable at once, in every copy and backup that is younger than the key is old.
 */
export function caseKeysOf(connection: Connection, keys: Keys) {
  const rows = collectionOf<Row>(connection, 'case-keys', {
    key: String,
    erased: json,
  });
  const recent = new Map<CaseId, { key: Uint8Array; until: number }>();

  const opened = ({ _id, key }: Row): Uint8Array | undefined => (key === undefined ? undefined : openBytes(keys, place(_id), key));

  async function made(id: CaseId): Promise<Uint8Array> {
    const fresh = freshDataKey();
    if (await unlessThere(() => rows.insertMany([{ _id: id, key: seal(keys, place(id), fresh) }]))) return fresh;
    // Somebody was first, or it was erased.
    const row = await rows.findById(id).lean<Row | null>();
    const key = row ? opened(row) : undefined;
    if (!key) throw new Error(`what was said of people in case ${id} was erased: nothing more is written to it`);
    return key;
  }

  function remember(id: CaseId, key: Uint8Array): Uint8Array {
    recent.delete(id);
    recent.set(id, { key, until: Date.now() + remembered.ms });
    const [oldest] = recent.keys();
    if (recent.size > remembered.most && oldest) recent.delete(oldest);
    return key;
  }

  return {
    /** For writing; made by whoever writes first. @throws once it was erased */
    async toWrite(id: CaseId): Promise<Uint8Array> {
      const known = recent.get(id);
      if (known && known.until > Date.now()) return known.key;
      const row = await rows.findById(id).lean<Row | null>();
      return remember(id, (row && opened(row)) ?? (await made(id)));
    },

    /** For reading, asked anew each time; cases without one are not in the map. */
    async of(ids: readonly CaseId[]): Promise<Map<CaseId, Uint8Array>> {
      const found = await rows.find({ _id: { $in: [...new Set(ids)] } }).lean<Row[]>();
      return new Map(found.flatMap((row) => [opened(row)].flatMap((key) => (key ? [[row._id, key] as const] : []))));
    },

    /** Whether and why it was erased. */
    async erasedOf(id: CaseId): Promise<Erased | undefined> {
      return (await rows.findById(id, { erased: 1 }).lean<Row | null>())?.erased;
    },

    /** Erases it for good; false if that was done before. Other processes forget it within a minute. */
    async erase(id: CaseId, erased: Erased): Promise<boolean> {
      recent.delete(id);
      const update = { $set: { erased }, $unset: { key: 1 } } as const;
      const done = await unlessThere(() => rows.updateOne({ _id: id, erased: { $exists: false } }, update, { upsert: true }));
      return done !== undefined;
    },
  };
}

export type CaseKeys = ReturnType<typeof caseKeysOf>;
