import { type CaseId } from '../domain/values';
import { testStore, type TestStore } from './testing';
import { caseId } from './testing-states';

describe('rights claimed once', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());
  const keysOf = async (id: CaseId): Promise<string[]> => (await test.store.claims.ofCase(id)).map((claim) => claim._id);

  it('reserves all keys of a case, and says the same when asked again', async () => {
    const keys = ['grant/p2', 'grant/p1', 'grant/p2'];
    expect(await test.store.claims.reserve(keys, caseId(1))).toEqual({ kind: 'reserved' });
    expect(await test.store.claims.reserve(keys, caseId(1))).toEqual({ kind: 'reserved' });
    expect(await keysOf(caseId(1))).toEqual(['grant/p1', 'grant/p2']);
  });

  it('reserves none if one is taken, and says by which case', async () => {
    await test.store.claims.reserve(['none/b'], caseId('n1'));
    expect(await test.store.claims.reserve(['none/a', 'none/b', 'none/c'], caseId('n2'))).toEqual({ kind: 'taken', by: 'case-n1' });
    expect(await keysOf(caseId('n2'))).toEqual([]);
    expect(await test.store.claims.reserve(['none/a'], caseId('n3'))).toEqual({ kind: 'reserved' });
  });

  it('heals a crash between two keys when it is asked again', async () => {
    await test.store.claims.reserve(['crash/a'], caseId('c1'));
    expect(await test.store.claims.reserve(['crash/a', 'crash/b'], caseId('c1'))).toEqual({ kind: 'reserved' });
    expect(await keysOf(caseId('c1'))).toEqual(['crash/a', 'crash/b']);
  });

  it('gives back what a crash had left when the rest turns out to be taken', async () => {
    await test.store.claims.reserve(['left/a'], caseId('l1'));
    await test.store.claims.reserve(['left/b'], caseId('l2'));
    expect(await test.store.claims.reserve(['left/a', 'left/b'], caseId('l1'))).toEqual({ kind: 'taken', by: 'case-l2' });
    expect(await keysOf(caseId('l1'))).toEqual([]);
  });

  it('has one winner of fifty cases that want overlapping rights at once, and leaves nothing half reserved', async () => {
    const ask = (n: number) => test.store.claims.reserve([`race/${String(n % 3)}`, 'race/middle', 'race/z'], caseId(`race-${String(n)}`));
    const results = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)));
    const winners = results.flatMap((result, n) => (result.kind === 'reserved' ? [n] : []));
    expect(winners.length).toBe(1);
    const winner = caseId(`race-${String(winners[0])}`);
    expect((await keysOf(winner)).length).toBe(3);
    for (let n = 0; n < 50; n += 1) if (n !== winners[0]) expect(await keysOf(caseId(`race-${String(n)}`))).toEqual([]);
  });

  it('frees what was reserved with a tombstone, so that another case can have it', async () => {
    await test.store.claims.reserve(['free/a'], caseId('f1'));
    await test.store.claims.free(caseId('f1'));
    await test.store.claims.free(caseId('f1'));
    expect(await test.store.claims.reserve(['free/a'], caseId('f2'))).toEqual({ kind: 'reserved' });
    const claim = await test.store.claims.read('free/a');
    expect(claim).toMatchObject({ state: 'reserved', case: 'case-f2', history: [{ case: 'case-f1' }] });
    expect(claim?.history.length).toBe(1);
  });

  it('never frees what is spent', async () => {
    await test.store.claims.reserve(['spent/a'], caseId('s1'));
    await test.store.claims.spend(caseId('s1'));
    await test.store.claims.free(caseId('s1'));
    expect(await test.store.claims.reserve(['spent/a'], caseId('s2'))).toEqual({ kind: 'taken', by: 'case-s1' });
    expect(await test.store.claims.reserve(['spent/a'], caseId('s1'))).toEqual({ kind: 'reserved' });
    expect((await test.store.claims.read('spent/a'))?.state).toBe('spent');
  });
});
