import { type UpdateFilter } from 'mongodb';
import { type Model } from 'mongoose';
import { type Keyed } from './collection';
import { unlessThere } from './duplicate';
import { type Writer } from './writer';

type Versioned = Keyed & { version: number };

/**
 * Writes a document forward in version only: an older version than the stored one changes nothing. True if it was written.
 * The upsert that loses against a document just made fails by its key, although that document may be older: hence the second try.
 */
export async function foldForward<Row extends Versioned>(
  { model, write }: { model: Model<Row>; write: Writer<Row> },
  _id: string,
  version: number,
  update: UpdateFilter<Row>,
): Promise<boolean> {
  const older = { _id, version: { $lt: version } };
  if (await unlessThere(() => write([{ updateOne: { filter: older as never, update, upsert: true } }]))) return true;
  const second = await model.collection.updateOne(older as never, update as never);
  return second.matchedCount === 1;
}
