import { testStore, type TestStore } from './testing';

describe('the indexes', () => {
  let db: TestStore;
  beforeAll(async () => (db = await testStore({ pool: 2 })));
  afterAll(() => db.end());

  it('are made with no more calls at once than the pool has sockets: nobody waits in a queue that ends', async () => {
    let out = 0;
    let most = 0;
    const client = db.connection.getClient();
    client.on('connectionCheckOutStarted', () => (most = Math.max(most, ++out)));
    client.on('connectionCheckedIn', () => out--);
    await db.store.ensureIndexes();
    expect(most).toBe(2);
  });
});
