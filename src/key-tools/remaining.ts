import { type Connection } from 'mongoose';
import { isSealError } from '../sealing/seal-error';
import { type Keyed } from '../store/collection';
import { keysInRow } from '../store/sealed-rows';
import { sealedCollections } from '../store/sealed';

/** How many documents of each collection stand under this key in any part, or under nobody knows which; empty when there is none. */
export async function remainingUnder(connection: Connection, key: string, collections = sealedCollections): Promise<Map<string, number>> {
  const left = new Map<string, number>();
  for (const rows of collections) {
    for await (const row of connection.collection<Keyed>(rows.collection).find({})) {
      if (standsUnder(key, () => keysInRow(rows, row as Keyed, connection)))
        left.set(rows.collection, (left.get(rows.collection) ?? 0) + 1);
    }
  }
  return left;
}

function standsUnder(key: string, keysOf: () => Set<string>): boolean {
  try {
    const keys = keysOf();
    return keys.has(key) || keys.has('?');
  } catch (error) {
    if (!isSealError(error)) throw error;
    return true;
  }
}
