import { codeLife, type CodeFor } from './codes';
import { testStore, type TestStore } from './testing';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const minute = 60_000;
const now = 1_800_000_000_000;
let next = 0;
const fresh = (more: Partial<CodeFor> = {}): CodeFor => ({ purpose: 'sign-in', to: `139${String((next += 1)).padStart(8, '0')}`, ...more });
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

it('a code is six digits, holds once, and of two who try at once one gets in', async () => {
  const what = fresh();
  const code = await test.store.codes.issue(what, now);
  expect(code).toMatch(/^\d{6}$/);
  const passes = await Promise.all(Array.from({ length: 4 }, () => test.store.codes.use(what, code, now)));
  expect(passes.filter(Boolean)).toHaveLength(1);
  expect(await test.store.codes.use(what, code, now)).toBeUndefined();
});

it('five wrong tries end it, also when the sixth is right', async () => {
  const what = fresh();
  const code = await test.store.codes.issue(what, now);
  for (let n = 0; n < codeLife.tries; n += 1) expect(await test.store.codes.use(what, other(code), now)).toBeUndefined();
  expect(await test.store.codes.use(what, code, now)).toBeUndefined();
});

it('ten minutes later, for another purpose, number or account it holds no more', async () => {
  const what = fresh({ about: 'a-1' });
  const code = await test.store.codes.issue(what, now);
  for (const wrong of [
    { ...what, purpose: 'password' as const },
    { ...what, to: '13800000000' },
    { ...what, about: 'a-2' },
  ])
    expect(await test.store.codes.use(wrong, code, now)).toBeUndefined();
  expect(await test.store.codes.use(what, code, now + codeLife.minutes * minute)).toBeUndefined();
  expect(await test.store.codes.use(what, code, now + codeLife.minutes * minute - 1)).toBeDefined();
});

it('a new code takes the place of the one before', async () => {
  const what = fresh();
  const [first, second] = [await test.store.codes.issue(what, now), await test.store.codes.issue(what, now)];
  if (first !== second) expect(await test.store.codes.use(what, first, now)).toBeUndefined();
  expect(await test.store.codes.use(what, second, now)).toBeDefined();
});

it('a pass says where its code went, for its own purpose, for a quarter of an hour, and is used up once', async () => {
  const what = fresh({ purpose: 'sign-up' });
  const pass = (await test.store.codes.use(what, await test.store.codes.issue(what, now), now)) ?? '';
  expect(await test.store.codes.look({ purpose: 'sign-up' }, pass, now)).toBe(what.to);
  expect(await test.store.codes.look({ purpose: 'sign-in' }, pass, now)).toBeUndefined();
  expect(await test.store.codes.look({ purpose: 'sign-up' }, pass, now + codeLife.passMinutes * minute)).toBeUndefined();
  const spent = await Promise.all([1, 2, 3].map(() => test.store.codes.spend({ purpose: 'sign-up' }, pass)));
  expect(spent.filter(Boolean)).toHaveLength(1);
  expect(await test.store.codes.look({ purpose: 'sign-up' }, pass, now)).toBeUndefined();
});

it('neither codes, passes nor numbers can be read from what is kept', async () => {
  const what = fresh();
  const code = await test.store.codes.issue(what, now);
  const kept = JSON.stringify(await test.connection.collection('codes').find().toArray());
  expect(kept).not.toContain(what.to);
  expect(kept).not.toMatch(new RegExp(`"${code}"`));
  const pass = (await test.store.codes.use(what, code, now)) ?? '';
  expect(JSON.stringify(await test.connection.collection('codes').find().toArray())).not.toContain(pass);
});
