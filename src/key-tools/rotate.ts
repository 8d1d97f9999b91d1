import { setTimeout as pause } from 'node:timers/promises';
import { type Connection } from 'mongoose';
import { under, type Keys } from '../sealing/keys';
import { isSealError } from '../sealing/seal-error';
import { instantNow } from '../store/clock';
import { type Keyed } from '../store/collection';
import { type Pass, type Rotation, rotationsOf } from '../store/rotations';
import { resealRow, type Parts, type SealedRows } from '../store/sealed-rows';
import { sealedCollections } from '../store/sealed';

const batch = 50;
/** A batch of large papers ends sooner. */
const longestBatch = 10_000;
/** Whoever dies leaves the rest to others after so long. */
const leaseMs = 60_000;
const longestPause = 5_000;
const mostUnread = 20;

/**
 * One batch of a rotation that is under way, if nobody else is at it. Afterwards as long a pause as it took: half of the time of one
 * connection is all that a rotation ever asks for. Killed at any point it goes on from the last batch; what was done is not done again.
 * @returns how far it is; undefined if there is nothing to do
 */
export async function rotateOn(connection: Connection, keys: Keys, collections = sealedCollections): Promise<Rotation | undefined> {
  const rotations = rotationsOf(connection);
  const rotation = await rotations.lease(keys.ids, leaseMs);
  if (!rotation) return undefined;
  const began = performance.now();
  const parts = { connection, keys: under(keys, rotation._id) };
  const at = collections.find(({ collection }) => !rotation.passes[collection]?.done);
  if (at) await oneBatch(parts, at, rotation);
  else {
    rotation.running = false;
    rotation.finished ??= instantNow();
  }
  await rotations.keep(rotation);
  await pause(Math.min(performance.now() - began, longestPause));
  return rotation;
}

async function oneBatch(parts: Parts, rows: SealedRows, rotation: Rotation): Promise<void> {
  const collection = parts.connection.collection<Keyed>(rows.collection);
  const pass: Pass = rotation.passes[rows.collection] ?? {
    seen: 0,
    changed: 0,
    total: await collection.estimatedDocumentCount(),
    done: false,
  };
  rotation.passes[rows.collection] = pass;
  const next = collection.find(pass.after === undefined ? {} : { _id: { $gt: pass.after } }, { projection: { _id: 1 } });
  const ids = (await next.sort({ _id: 1 }).limit(batch).toArray()).map(({ _id }) => _id);
  const until = performance.now() + longestBatch;
  const dealtWith = pass.seen + ids.length;
  for (const id of ids) {
    if (performance.now() > until) break;
    try {
      if (await resealRow(parts, rows, id)) pass.changed += 1;
    } catch (error) {
      // A document that no key of ours opens is as it was, is named, and keeps nobody from the rest.
      if (!isSealError(error)) throw error;
      if (rotation.unread.length < mostUnread) rotation.unread.push({ collection: rows.collection, id, why: error.message });
    }
    pass.seen += 1;
    pass.after = id;
  }
  pass.done = ids.length < batch && pass.seen === dealtWith;
}
