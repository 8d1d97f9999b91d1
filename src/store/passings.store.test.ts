import { type AreaCode, type LocalDate, type PartyId, type PlaceId, type RequestId } from '../domain/values';
import { listHash } from './passings';
import { testStore, type TestStore } from './testing';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test.end());

const day = (date: string) => date as LocalDate;
const request = (name: string) => name as RequestId;

describe('passings', () => {
  it('are one at a time for each place, whoever comes at once; the next one has the next number', async () => {
    const { passings } = test.store;
    const place = '330402-home-701' as PlaceId;
    const both = await Promise.all(['r-1', 'r-2', 'r-3'].map((one) => passings.begin(place, request(one))));
    expect(both.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
    expect(new Set(both.map(({ passing }) => passing.case)).size).toBe(1);
    const { passing } = both.find(({ kind }) => kind === 'begun') as (typeof both)[number];
    expect((await passings.begin(place, passing.request)).kind).toBe('begun');
    await passings.close(passing.case);
    await passings.close(passing.case);
    const next = await passings.begin(place, request('r-4'));
    expect([next.kind, next.passing.n, next.passing.case === passing.case]).toEqual(['begun', 2, false]);
  });

  it('a list is written once, and whoever came late is added once', async () => {
    const { passings } = test.store;
    const { passing } = await passings.begin('330402-home-702' as PlaceId, request('r-1'));
    await passings.list(passing.case, ['b', 'a'], day('2026-04-11'));
    const again = await passings.list(passing.case, ['c'], day('2026-04-12'));
    expect([again.stays, again.on]).toEqual([['a', 'b'], '2026-04-11']);
    await passings.alsoThere(passing.case, ['c']);
    await passings.alsoThere(passing.case, ['c']);
    expect((await passings.of(passing.case))?.stays).toEqual(['a', 'b', 'c']);
    expect(listHash(['b', 'a'])).toBe(listHash(['a', 'b']));
  });
});

describe('a place that is frozen', () => {
  it('is so by one case at a time, and passes to whom that case says from the day that it says', async () => {
    const { places } = test.store;
    const { id } = await places.register({
      key: 'r-1',
      kind: 'home',
      name: '示例之家',
      area: '330402001' as AreaCode,
      address: '示例路',
      operator: 'u-1' as PartyId,
      capacity: 10,
      rooms: 2,
      opened: day('2024-01-01'),
      sandbox: true,
    });
    expect(await Promise.all(['h-1', 'h-1', 'h-2'].map((one) => places.freeze(id, one as never)))).toEqual(
      expect.arrayContaining([true, false]),
    );
    const by = (await places.find(id))?.frozen?.by as never;
    expect(await places.passOn(id, 'u-1' as PartyId, 'u-2' as PartyId, by, day('2026-04-11'))).toBe(true);
    await places.unfreeze(id, 'h-other' as never);
    expect((await places.find(id))?.frozen?.by).toBe(by);
    await places.unfreeze(id, by);
    expect((await places.find(id))?.frozen).toBeUndefined();
    // The same case once more, a worker that was slow: it freezes nothing any more.
    expect(await places.freeze(id, by)).toBe(true);
    expect((await places.find(id))?.frozen).toBeUndefined();
    expect((await places.running([id])).get(id)).toMatchObject({ now: 'u-2', former: [{ operator: 'u-1', on: '2026-04-11' }] });
  });
});

describe('successors', () => {
  it('stand in their order, are moved one by one, and stand once', async () => {
    const { successors } = test.store;
    const area = '330481' as AreaCode;
    const add = (party: string) =>
      successors.add({ area, party: party as PartyId, from: day('2026-01-01'), until: day('2026-12-31'), by: 'a' as never });
    for (const one of ['a', 'b', 'c', 'd', 'a']) await add(one);
    const order = async (): Promise<string> => (await successors.of([area])).map(({ party }) => party).join('');
    expect(await order()).toBe('abcd');
    await successors.move(area, 'd' as PartyId, -1);
    expect(await order()).toBe('abdc');
    await successors.move(area, 'a' as PartyId, 1);
    await successors.move(area, 'a' as PartyId, 1);
    await successors.move(area, 'a' as PartyId, 1);
    await successors.move(area, 'a' as PartyId, 1);
    expect(await order()).toBe('bdca');
    await successors.move(area, 'b' as PartyId, -1);
    expect(await order()).toBe('bdca');
    await successors.takeOut(area, 'd' as PartyId);
    expect(await order()).toBe('bca');
  });
});
