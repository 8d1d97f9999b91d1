import { type Model, type UpdateQuery } from 'mongoose';
import { type Keyed } from './collection';
import { unlessThere } from './duplicate';

/**
 * Writes a document forward in version only: an older version than the stored one changes nothing. True if it was written.
 * The upsert that loses against a document just made fails by its key, although that document may be older: hence the second try.
 */
export async function foldForward<Row extends Keyed>(
  model: Model<Row>,
  _id: string,
  version: number,
  update: UpdateQuery<Row>,
): Promise<boolean> {
  const older = { _id, version: { $lt: version } };
  const first = await unlessThere(() => model.updateOne(older, update, { upsert: true }));
  if (first) return true;
  const second = await model.updateOne(older, update);
  return second.matchedCount === 1;
}
