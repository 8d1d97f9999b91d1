import { type AnyBulkWriteOperation, MongoBulkWriteError, MongoError, MongoInvalidArgumentError } from 'mongodb';
import { type Connection } from 'mongoose';
import { type Keyed } from './collection';
import { groupCommit, type Refused } from './group-commit';

/** Writes of one caller, done in order: true once all are, else the error of the first that was refused (E11000 for a key that is there). */
export type Writer<Row extends Keyed> = (writes: readonly AnyBulkWriteOperation<Row>[]) => Promise<true>;

/**
 * Hot writes to one collection, everybody's in this process, by group commit and as they are: types check their shape, no schema
 * casts them. Inserts and updates have a writer each, since one command is all of one or all of the other.
 */
export function writerOf<Row extends Keyed>(connection: Connection, name: string): Writer<Row> {
  type Write = AnyBulkWriteOperation<Row>;
  const bulk = (writes: readonly Write[]) => connection.collection<Row>(name).bulkWrite(writes as Write[], { ordered: true });

  return groupCommit<Write>(async (writes) => {
    try {
      await bulk(writes);
      return undefined;
    } catch (error) {
      if (neverSent(error)) return oneByOne(writes);
      const refused = refusedBy(error);
      if (!refused) throw error;
      return refused;
    }
  });

  /** One of them cannot be sent at all (too large, no BSON), and which is not said. */
  async function oneByOne(writes: readonly Write[]): Promise<Refused | undefined> {
    for (const [at, write] of writes.entries()) {
      try {
        await bulk([write]);
      } catch (why) {
        return { at, why };
      }
    }
    return undefined;
  }
}

const neverSent = (error: unknown): boolean => error instanceof MongoInvalidArgumentError || !(error instanceof MongoError);

/** Nothing, if it is not known of the writes before it that a majority keeps them. */
function refusedBy(error: unknown): Refused | undefined {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return undefined;
  const [first] = [error.writeErrors].flat();
  return first && { at: first.index, why: Object.assign(new Error(first.errmsg), { name: 'WriteError', code: first.code }) };
}
