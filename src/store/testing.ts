import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { keysFrom, type Keys } from '../sealing/keys';
import { freshKeys } from '../sealing/keys-file';
import { connect, disconnect } from './connect';
import { createStore, type Store } from './store';

export interface TestStore {
  uri: string;
  connection: Connection;
  keys: Keys;
  store: Store;
  /** Drops the database of this test, unless its server goes anyway, and closes its connection. */
  end(): Promise<void>;
}

/** For tests: a store over a database of its own on the server that MONGODB_URI names, with fresh keys and every index made. */
export async function testStore({ pool = 4, keys: given }: { pool?: number; keys?: Keys } = {}): Promise<TestStore> {
  const server = process.env['MONGODB_URI'];
  if (!server) throw new Error('MONGODB_URI is not set: the store level needs MongoDB');
  const uri = new URL(server);
  uri.pathname = `/zhuye-test-${randomBytes(6).toString('hex')}`;
  const connection = await connect(uri.href, { pool, queue: 60_000 });
  const keys = given ?? keysFrom(freshKeys(new Date()));
  const store = createStore({ connection, keys });
  await store.ensureIndexes();
  const end = async (): Promise<void> => {
    // SecantusDB writes each key's end to disk by itself, under the lock of all databases: half a minute for a large test's.
    if (!process.env['ZHUYE_ENGINES_GO']) await connection.dropDatabase();
    await disconnect(connection);
  };
  return { uri: uri.href, connection, keys, store, end };
}
