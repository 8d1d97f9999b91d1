import { type Connection } from 'mongoose';
import { type CaseId, type Instant } from '../domain/values';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { isDuplicate } from './duplicate';

/** What is claimed once: one document per right, `item/person[/period]`, that keeps who held it before. */
export interface Claim {
  _id: string;
  state: 'reserved' | 'spent' | 'free';
  /** Whose it is; absent while it is free. */
  case?: CaseId;
  at: Instant;
  /** Tombstones: who held it and when it was freed. */
  history: { case: CaseId; freed: Instant }[];
}

export type Reservation = { kind: 'reserved' } | { kind: 'taken'; by: CaseId };

export function claimsOf(connection: Connection) {
  const claims = collectionOf<Claim>(
    connection,
    'claims',
    { state: String, case: String, at: String, history: [{ _id: false, case: String, freed: String }] },
    [[{ case: 1, state: 1 }]],
  );

  /** Who has the key after we asked for it: we, or another. */
  async function reserveOne(key: string, caseId: CaseId): Promise<CaseId> {
    for (;;) {
      try {
        await claims.updateOne(
          { _id: key, state: 'free' },
          { $set: { state: 'reserved', case: caseId, at: instantNow() }, $setOnInsert: { history: [] } },
          { upsert: true },
        );
        return caseId;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      const claim = await claims.findById(key).lean<Claim | null>();
      if (claim?.case !== undefined) return claim.case;
      // Freed between the two: ask again.
    }
  }

  return {
    /**
     * Reserves every key for the case, or none. May be asked again by the same case, also after a crash between two keys.
     * They are looked at first and then taken in sorted order, so that of two cases at once one holds its first key and goes on.
     */
    async reserve(keys: readonly string[], caseId: CaseId): Promise<Reservation> {
      const sorted = [...new Set(keys)].sort();
      const other = await claims.findOne({ _id: { $in: sorted }, case: { $exists: true, $ne: caseId } }).lean<Claim | null>();
      let by = other?.case;
      if (by === undefined) {
        for (const key of sorted) {
          const holder = await reserveOne(key, caseId);
          if (holder === caseId) continue;
          by = holder;
          break;
        }
      }
      if (by === undefined) return { kind: 'reserved' };
      // Nothing came of these, so they leave no tombstone.
      await claims.updateMany(
        { _id: { $in: sorted }, case: caseId, state: 'reserved' },
        { $set: { state: 'free', at: instantNow() }, $unset: { case: 1 } },
      );
      return { kind: 'taken', by };
    },

    /** The money is paid, or the matter ended well without: the rights are used for good. May run twice. */
    async spend(caseId: CaseId): Promise<void> {
      await claims.updateMany({ case: caseId, state: 'reserved' }, { $set: { state: 'spent', at: instantNow() } });
    },

    /** Refused or withdrawn: others may claim; a tombstone says who held it. What is spent stays spent. May run twice. */
    async free(caseId: CaseId): Promise<void> {
      const at = instantNow();
      await claims.updateMany(
        { case: caseId, state: 'reserved' },
        { $set: { state: 'free', at }, $unset: { case: 1 }, $push: { history: { case: caseId, freed: at } } },
      );
    },

    /** One right, with its tombstones. */
    async read(key: string): Promise<Claim | undefined> {
      return (await claims.findById(key).lean<Claim | null>()) ?? undefined;
    },

    /** What a case holds now, spent included. */
    ofCase(caseId: CaseId): Promise<Claim[]> {
      return claims.find({ case: caseId }).sort({ _id: 1 }).lean<Claim[]>();
    },
  };
}
