import { type RequestId } from '../domain/values';
import { isLedgerConflict } from './ledger';
import { testStore, type TestStore } from './testing';
import { caseId, rowsOf } from './testing-states';

const mac = ({ id, head }: { id: string; head: string }): string => `k1.${id}.${head.slice(0, 8)}`;
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

describe('the ledger', () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore();
  });
  afterAll(() => test.end());

  it('keeps rows in their order, each with its MAC, and knows the head', async () => {
    const rows = rowsOf(caseId('a'), [1, 2, 3]);
    expect(await test.store.ledger.headOf(caseId('a'))).toBeUndefined();
    expect(await test.store.ledger.insert(rows, mac)).toBe(rows[2]?.head);
    expect(await test.store.ledger.headOf(caseId('a'))).toEqual({ version: 3, head: rows[2]?.head });
    expect(await all(test.store.ledger.rowsOf(caseId('a')))).toEqual(
      rows.map((row) => ({
        ...row,
        open: row.event,
        recorded: expect.any(String) as unknown,
        mac: mac({ id: `case-a/00000${String(row.version)}`, head: row.head }),
      })),
    );
  });

  it('gives back an event as it was given, empty objects and nested lists included', async () => {
    const [row] = rowsOf(caseId('exact'), [1]);
    if (!row) throw new Error('no row');
    const event = {
      ...row.event,
      type: 'recalendared',
      version: 'x',
      dues: {},
      odd: [[], [{}], { deep: { empty: {} } }, 0, '', false, null],
    } as unknown as typeof row.event;
    await test.store.ledger.insert([{ ...row, event }], mac);
    const [stored] = await all(test.store.ledger.rowsOf(caseId('exact')));
    expect(stored?.event).toEqual(event);
  });

  it('takes the same rows again without changing anything, and adds what was missing of them', async () => {
    await test.store.ledger.insert(rowsOf(caseId('again'), [1, 2]), mac);
    await test.store.ledger.insert(rowsOf(caseId('again'), [1, 2, 3, 4]), mac);
    expect((await all(test.store.ledger.rowsOf(caseId('again')))).map((row) => row.version)).toEqual([1, 2, 3, 4]);
  });

  it('refuses another head at a place that is taken, and writes nothing after it', async () => {
    await test.store.ledger.insert(rowsOf(caseId('fork'), [1, 2]), mac);
    const error: unknown = await test.store.ledger.insert(rowsOf(caseId('fork'), [2, 3], 'other'), mac).catch((e: unknown) => e);
    expect(isLedgerConflict(error) && error.row).toBe('case-fork/000002');
    expect(await test.store.ledger.headOf(caseId('fork'))).toMatchObject({ version: 2 });
  });

  it('keeps one history when fifty write it at once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => test.store.ledger.insert(rowsOf(caseId('race'), [1, 2, 3]), mac)));
    expect((await all(test.store.ledger.rowsOf(caseId('race')))).map((row) => row.version)).toEqual([1, 2, 3]);
  });

  it('finds the row a request came to, within its case only', async () => {
    await test.store.ledger.insert(rowsOf(caseId('r1'), [1, 2]), mac);
    const request = 'request-case-r1-2' as RequestId;
    expect(await test.store.ledger.requestOf(caseId('r1'), request)).toEqual({ version: 2 });
    expect(await test.store.ledger.requestOf(caseId('r2'), request)).toBeUndefined();
  });

  it('lists every case once, and keeps cases apart whose ids begin alike', async () => {
    await test.store.ledger.insert(rowsOf(caseId('x'), [1]), mac);
    await test.store.ledger.insert(rowsOf(caseId('x1'), [1, 2]), mac);
    expect((await all(test.store.ledger.rowsOf(caseId('x')))).length).toBe(1);
    const cases = await all(test.store.ledger.allCases());
    expect(cases).toEqual(expect.arrayContaining(['case-x', 'case-x1']));
    expect(new Set(cases).size).toBe(cases.length);
  });
});
