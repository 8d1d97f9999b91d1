import { type CaseId, type PlaceId } from '../domain/values';
import { testStore, type TestStore } from './testing';

let held: TestStore;
beforeAll(async () => {
  held = await testStore();
});
afterAll(() => held.end());

const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `n${at}`, identity: String(at) }));
const read = async (ref: Parameters<TestStore['store']['sheets']['chunks']>[0]) => {
  const all = [];
  for await (const chunk of held.store.sheets.chunks(ref)) all.push(...chunk.rows);
  return all;
};

it('a roster is read as it was kept, and two of the same words have two hashes', async () => {
  const { sheets } = held.store;
  const kept = await sheets.keep('c-1' as CaseId, rows(2_350));
  expect(kept.rows).toBe(2_350);
  expect(await read(kept)).toEqual(rows(2_350));
  expect(await sheets.chunk(kept, 23)).toHaveLength(50);
  expect((await sheets.keep('c-1' as CaseId, rows(2_350))).hash).not.toBe(kept.hash);
});

it('nothing of it can be read in the database, and what was changed there is not believed', async () => {
  const { sheets } = held.store;
  const kept = await sheets.keep('c-2' as CaseId, rows(150));
  const raw = await held.connection.collection('sheets').find({ case: 'c-2' }).toArray();
  expect(JSON.stringify(raw)).not.toContain('n149');
  await expect(read({ ...kept, rows: 100 })).rejects.toThrow('is not what its case committed to');
  await expect(read({ ...kept, rows: 350 })).rejects.toThrow('is gone');
});

it('what a draft had before goes, and all of it with the case', async () => {
  const { sheets } = held.store;
  const [before, now] = [await sheets.keep('c-3' as CaseId, rows(3)), await sheets.keep('c-3' as CaseId, rows(4))];
  await sheets.prune('c-3' as CaseId, now.sheet);
  await expect(read(before)).rejects.toThrow();
  expect(await read(now)).toHaveLength(4);
  await sheets.erase('c-3' as CaseId);
  await expect(read(now)).rejects.toThrow();
});

it('of two cases that claim the same month of the same person the later is told, and so is the earlier when it asks again', async () => {
  const { personMonths } = held.store;
  const [one, other] = ['c-4', 'c-5'] as CaseId[] as [CaseId, CaseId];
  const mine = [
    { key: 'a', slots: ['2025-01', '2025-02'] },
    { key: 'b', slots: ['2025-01'] },
  ];
  expect([...(await personMonths.claim(one, { by: one }, mine))]).toEqual([]);
  expect([...(await personMonths.claim(other, { by: other }, [{ key: 'a', slots: ['2025-02', '2025-03'] }]))]).toEqual([
    ['a', [{ case: one, slots: ['2025-02'] }]],
  ]);
  expect([...(await personMonths.claim(one, { by: one }, mine))]).toEqual([['a', [{ case: other, slots: ['2025-02'] }]]]);
  // Other months of the same person are nobody's dispute.
  expect([...(await personMonths.claim(other, { by: other }, [{ key: 'a', slots: ['2025-03'] }]))]).toEqual([]);
  await personMonths.erase(one);
  expect((await personMonths.of('a')).map((claim) => claim.case)).toEqual([other]);
});

it('a unit is no rival of its own', async () => {
  const { personMonths } = held.store;
  const claim = [{ key: 'own', slots: ['2025-01'] }];
  await personMonths.claim('c-8' as CaseId, { by: 'unit' }, claim);
  expect([...(await personMonths.claim('c-9' as CaseId, { by: 'unit' }, claim))]).toEqual([]);
  expect([...(await personMonths.against('c-9' as CaseId))]).toEqual([]);
});

it('is one of its own for another of its places: both count nobody twice, and both are told', async () => {
  const { personMonths } = held.store;
  const [one, other, whole] = ['c-10', 'c-11', 'c-12'] as CaseId[] as [CaseId, CaseId, CaseId];
  const claim = [{ key: 'two-homes', slots: ['2025-01', '2025-02'] }];
  const of = (place: string) => ({ by: 'unit', place: place as PlaceId });
  expect([...(await personMonths.claim(one, of('home-1'), claim))]).toEqual([]);
  expect([...(await personMonths.claim(other, of('home-2'), [{ key: 'two-homes', slots: ['2025-02'] }]))]).toEqual([
    ['two-homes', [{ case: one, slots: ['2025-02'] }]],
  ]);
  expect([...(await personMonths.against(one))]).toEqual([other]);
  expect([...(await personMonths.contradicting(of('home-1'), claim)).keys()]).toEqual(['two-homes']);
  // What it files for no place, and what corrects the first, contradict neither.
  expect([...(await personMonths.claim(whole, { by: 'unit' }, claim))]).toEqual([]);
  expect([...(await personMonths.claim('c-13' as CaseId, of('home-1'), [{ key: 'two-homes', slots: ['2025-01'] }]))]).toEqual([]);
});

it('what an officer refused claims nothing, and whoever claims the same is still found to be told', async () => {
  const { personMonths } = held.store;
  const [one, other] = ['c-6', 'c-7'] as CaseId[] as [CaseId, CaseId];
  const claim = [{ key: 'w', slots: ['2025-01'] }];
  await personMonths.claim(one, { by: one }, claim);
  await personMonths.claim(other, { by: other }, claim);
  const waived = [{ key: 'w', slots: ['2025-01'], waived: true }];
  expect([...(await personMonths.claim(one, { by: one }, waived))]).toEqual([['w', [{ case: other, slots: ['2025-01'] }]]]);
  expect([...(await personMonths.claim(other, { by: other }, claim))]).toEqual([]);
  await personMonths.claim(one, { by: one }, claim);
  await personMonths.free(other);
  expect([...(await personMonths.against(other))]).toEqual([one]);
  expect([...(await personMonths.claim(one, { by: one }, claim))]).toEqual([]);
});

it('of two at once at least one is told', async () => {
  const { personMonths } = held.store;
  for (let n = 0; n < 5; n += 1) {
    const claims = [{ key: `at-once-${n}`, slots: ['2025-01'] }];
    const [one, other] = await Promise.all([
      personMonths.claim(`d-${n}` as CaseId, { by: 'd' }, claims),
      personMonths.claim(`e-${n}` as CaseId, { by: 'e' }, claims),
    ]);
    expect(one.size + other.size).toBeGreaterThanOrEqual(1);
  }
});
