import { type Limit } from './limits';
import { testStore, type TestStore } from './testing';

const hour = 3_600_000;
const five: Limit = { name: 'test', most: 5, windowMs: hour };
/** The beginning of a window. */
const start = 500_000 * hour;

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const times = async (count: number, about: string, now: number): Promise<boolean[]> => {
  const taken: boolean[] = [];
  for (let n = 0; n < count; n += 1) taken.push(await test.store.limits.take(five, about, now));
  return taken;
};

it('of fifty at once exactly as many are allowed as may be, in whichever process', async () => {
  const taken = await Promise.all(Array.from({ length: 50 }, () => test.store.limits.take(five, 'race', start)));
  expect(taken.filter(Boolean)).toHaveLength(5);
  expect(await test.store.limits.allows(five, 'race', start)).toBe(false);
  expect(await test.store.limits.allows(five, 'another', start)).toBe(true);
});

it('waiting helps: the window slides, and what was refused is not counted', async () => {
  expect(await times(8, 'slides', start + hour / 2)).toEqual([true, true, true, true, true, false, false, false]);
  expect(await times(1, 'slides', start + hour)).toEqual([false]);
  // Half an hour on, half of the five have gone out of reach.
  expect(await times(4, 'slides', start + 1.5 * hour)).toEqual([true, true, true, false]);
  expect(await times(1, 'slides', start + 4 * hour)).toEqual([true]);
});

it('looking counts nothing, and who has shown who they are begins anew', async () => {
  for (let n = 0; n < 9; n += 1) expect(await test.store.limits.allows(five, 'known', start)).toBe(true);
  await times(5, 'known', start);
  await test.store.limits.clear(five, 'known', start);
  expect(await times(1, 'known', start)).toEqual([true]);
});

it('whom it is about cannot be read', async () => {
  await test.store.limits.take(five, '13900000001', start);
  const rows = await test.connection.collection('limits').find().toArray();
  expect(JSON.stringify(rows)).not.toContain('13900000001');
  expect(rows.every((row) => row['expires'] instanceof Date)).toBe(true);
});
