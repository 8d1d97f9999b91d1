import { type ActorId, type CaseId, type Instant } from '../domain/values';
import { keysFrom } from '../sealing/keys';
import { freshKeys } from '../sealing/keys-file';
import { logMac } from '../sealing/mac';
import { type Access, type StoredLogRow } from '../store/access';
import { headOf, logKey } from '../store/log-chain';
import { createStore } from '../store/store';
import { testStore, type TestStore } from '../store/testing';
import { verifyLog } from './verify-log';

const line = (minute: number, more: Partial<Access> = {}): Access => ({
  at: `2026-11-24T00:${String(minute).padStart(2, '0')}:00.000Z` as Instant,
  actor: 'ann' as ActorId,
  what: 'read',
  case: 'case-1' as CaseId,
  path: '/cases/:id',
  status: 200,
  ...more,
});

let test: TestStore;
/** Two portals, as far as the log can tell. */
beforeEach(async () => {
  test = await testStore();
  const other = createStore({ connection: test.connection, keys: test.keys });
  for (let n = 0; n < 3; n += 1) {
    await test.store.accessLog.append(line(n));
    await other.accessLog.append(line(n, { reason: { id: 't-1', hash: 'f'.repeat(64) as never } }));
  }
});
afterEach(() => test.end());

const rows = () => test.connection.collection<StoredLogRow>('access-log');
const verified = async () => (await verifyLog(test.store, test.keys)).faults;
async function chainsThere(): Promise<StoredLogRow[][]> {
  const all = await rows().find({}).sort({ _id: 1 }).toArray();
  return [...new Set(all.map((one) => one.chain))].map((chain) => all.filter((one) => one.chain === chain));
}

it('each process writes one chain, and lines that come together are one write in the order they came', async () => {
  const third = createStore({ connection: test.connection, keys: test.keys });
  await Promise.all(Array.from({ length: 50 }, (_, n) => third.accessLog.append(line(n, { offices: ['lh'] as never, target: `t${n}` }))));
  const { chains, rows: count, faults, heads, covered } = await verifyLog(test.store, test.keys);
  expect({ chains, count, faults, covered }).toEqual({ chains: 3, count: 56, faults: [], covered: 56 });
  expect(heads.map((one) => one.seq).sort()).toEqual([3, 3, 50].sort());
  const written = (await chainsThere()).find((chain) => chain.length === 50) ?? [];
  expect(written.map((one) => one.target)).toEqual(Array.from({ length: 50 }, (_, n) => `t${n}`));
});

type Three = [StoredLogRow, StoredLogRow, StoredLogRow];
const tampered: [string, string, (chain: Three) => Promise<unknown>][] = [
  ['a line altered', 'hash', ([, two]) => rows().updateOne({ _id: two._id }, { $set: { actor: 'bob' as ActorId } })],
  ['a status taken off', 'hash', ([, two]) => rows().updateOne({ _id: two._id }, { $unset: { status: '' } })],
  ['a line deleted', 'gap', ([, two]) => rows().deleteOne({ _id: two._id })],
  ['the first line deleted', 'gap', ([one]) => rows().deleteOne({ _id: one._id })],
  [
    'two lines in each other’s place',
    'hash',
    async ([one, two]) => {
      const swap = ({ _id }: StoredLogRow, { at, head, mac }: StoredLogRow) => rows().updateOne({ _id }, { $set: { at, head, mac } });
      await swap(one, two);
      await swap(two, one);
    },
  ],
  [
    'a line put in at the end by whoever holds no key',
    'mac',
    async ([, , three]) => {
      const keys = keysFrom(freshKeys(new Date()));
      const { head: before, mac: _mac, ...content } = { ...three, _id: logKey(three.chain, 4), seq: 4 };
      const head = headOf(before, content);
      const mac = `${test.keys.active}.${logMac(keys, { id: content._id, head }).split('.')[1] ?? ''}`;
      await rows().insertOne({ ...content, head, mac });
    },
  ],
  ['a line outside every chain', 'unchained', () => rows().insertOne({ _id: 'x', at: line(9).at, what: 'read' } as StoredLogRow)],
  [
    'a line under another key of its chain',
    'gap',
    async ([, , three]) => {
      await rows().deleteOne({ _id: three._id });
      await rows().insertOne({ ...three, _id: 'elsewhere' });
    },
  ],
];
it.each(tampered)('%s is found', async (_what, why, tamper) => {
  expect(await verified()).toEqual([]);
  await tamper((await chainsThere())[0] as Three);
  expect((await verified()).map((one) => one.why)).toEqual([why]);
});

it('a write that failed ends its chain, and what comes after begins another that holds', async () => {
  await expect(test.store.accessLog.append(line(5, { target: 'larger than MongoDB takes '.repeat(700_000) }))).rejects.toThrow();
  await test.store.accessLog.append(line(6));
  const { chains, faults, rows: count } = await verifyLog(test.store, test.keys);
  expect({ chains, faults, count }).toEqual({ chains: 3, faults: [], count: 7 });
});

it('a page of lines is found by what is asked of it, and by the offices it concerns', async () => {
  const { accessLog } = test.store;
  await accessLog.append(line(30, { what: 'denied', status: 404, offices: ['lh', 'lh-minzhi'] as never, ip: 'k.1' }));
  await accessLog.append(line(31, { what: 'change', status: undefined as never, offices: ['ft'] as never, actor: 'bob' as ActorId }));
  const found = async (query: object) => (await accessLog.search({ page: 1, size: 10, ...query })).rows.map((one) => one.at.slice(14, 16));
  expect(await found({ offices: ['lh-minzhi'] })).toEqual(['30']);
  expect(await found({ offices: ['ft', 'sz'] })).toEqual(['31']);
  expect(await found({ result: 'failed' })).toEqual(['30']);
  expect(await found({ result: 'begun' })).toEqual(['31']);
  expect(await found({ actor: 'bob' })).toEqual(['31']);
  expect(await found({ ips: ['k.1', 'k.2'] })).toEqual(['30']);
  expect(await found({ from: line(2).at, to: line(31).at })).toEqual(['30', '02', '02']);
  expect(await accessLog.search({ page: 2, size: 3 })).toMatchObject({ more: true });
});
