import { append, refold } from '../domain/case/ledger';
import { type CaseState } from '../domain/case/state';
import { lineOf, officer, text } from '../domain/case/testing';
import { type Policy } from '../domain/policy/policy';
import { type CaseEvent, type LedgerRow } from '../domain/case/events';
import { type ActorId, type CaseId, type Instant } from '../domain/values';
import { policiesOrExplain } from '../policies/load';
import { bondMac } from '../sealing/bond';
import { ledgerMac } from '../sealing/mac';
import { type KeptAnchor } from '../store/settings';
import { testStore, type TestStore } from '../store/testing';
import { ledgerCommand } from './ledger';

const policy = policiesOrExplain('policies', { sandbox: true }).policies.find(
  (one) => one.area === '440300' && one.programme === 'startup-grant',
) as Policy;
const window = officer('window', 'window', 'street');
const id = 'case-1' as CaseId;
let test: TestStore;
let said: string[] = [];

/** A case with its rows, its view and its lists, as a worker leaves them. */
beforeEach(async () => {
  test = await testStore();
  const { store, keys } = test;
  const line = lineOf(policy, { bond: (bound) => bondMac(keys, bound) });
  line.act(window, 'note', 'accept', { text: text('n') });
  line.act(window, 'accept', 'accept', {});
  const [first] = line.rows;
  if (first?.event.type !== 'submitted') throw new Error('a case begins with its submission');
  const extras = { masked: '林*', find: ['n-1'], letters: [] };
  await store.submissions.keep({ submission: first.event.submission, rules: line.rules }, extras);
  await store.ledger.insert(line.rows, (row) => ledgerMac(keys, row));
  // Written a while ago, as everything is that an anchor covers.
  await test.connection.collection('ledger').updateMany({}, { $set: { recorded: '2026-11-24T00:00:00.000Z' } });
  let state: CaseState | undefined;
  for (const row of line.rows) {
    state = refold(state, row);
    await store.tasks.sync(state, { ...extras, at: row.event.at });
  }
  await store.cases.fold(state as CaseState, extras);
});
afterEach(() => test.end());

const allButTheDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

async function ledger(...words: string[]): Promise<number> {
  said = [];
  return ledgerCommand(words, test.store, test.keys, (line) => said.push(line));
}
const rows = () => test.connection.collection<{ _id: string; event: { at: string } }>('ledger');
const signedBy = (key: string) => rows().updateOne({ _id: `${id}/000002` }, { $set: { mac: `${key}.${'A'.repeat(43)}` } });
const doneBy = () => test.store.tasks.page({ scope: 'done', actor: window.id, now: '2026-11-24T00:00:00.000Z' as Instant });

describe('ledger verify', () => {
  it('is content with what is whole', async () => {
    expect(await ledger('verify')).toBe(0);
    await test.store.accessLog.append({ at: '2026-11-24T00:00:00.000Z' as Instant, what: 'sign-in' });
    expect(await ledger('verify')).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(/^1 cases, \d+ rows, 0 erased, 0 views behind, 0 faults; no anchor was ever made$/),
      'access log: 1 chains, 1 rows, 0 faults; no anchor was ever made',
    ]);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'an event that was changed',
      `${id}/3: hash`,
      () => rows().updateOne({ _id: `${id}/000003` }, { $set: { 'event.at': '2020-01-01T00:00:00.000Z' } }),
    ],
    ['a row that nobody with the key wrote', `${id}/2: mac`, () => signedBy(test.keys.active)],
    ['a row signed under a key that is not held', `${id}/2: unknown-key`, () => signedBy('k-none')],
    ['a row taken out of the middle', `${id}/3: gap`, () => rows().deleteOne({ _id: `${id}/000003` })],
    ['the first row taken away', `${id}/1: gap`, () => rows().deleteOne({ _id: `${id}/000001` })],
    ['every row taken away', `${id}/0: rows-missing`, () => rows().deleteMany({})],
    ['a view that is gone', 'view-missing', () => test.store.cases.forget(id)],
    [
      'a view that was changed',
      'view-differs',
      () => test.connection.collection('cases').updateOne({}, { $set: { 'state.head': 'f'.repeat(64) } }),
    ],
  ])('finds %s', async (_name, fault, tamper) => {
    await tamper();
    expect(await ledger('verify')).toBe(1);
    expect(said.join('\n')).toContain(fault);
  });
});

/** The chain itself whole and signed, by a worker that took in what it should not: only the bond tells. */
describe('ledger verify, of acts that were not meant for their case', () => {
  async function rewritten(change: (event: CaseEvent) => CaseEvent): Promise<void> {
    let state: CaseState | undefined;
    const events: CaseEvent[] = [];
    for await (const { event } of test.store.ledger.rowsOf(id)) events.push(event);
    await rows().deleteMany({});
    const chained: LedgerRow[] = [];
    for (const event of events) {
      const next = append(state, [event.by === window.id ? change(event) : event]);
      state = next.state;
      chained.push(...next.rows);
    }
    await test.store.ledger.insert(chained, (row) => ledgerMac(test.keys, row));
  }

  it.each<[string, (event: CaseEvent) => CaseEvent]>([
    [
      'another case’s',
      (event) => (event.bond ? { ...event, bond: { ...event.bond, mac: `${test.keys.active}.${'A'.repeat(43)}` } } : event),
    ],
    ['in another officer’s name', (event) => ({ ...event, by: 'somebody' as ActorId })],
    ['sent by nobody', ({ bond: _bond, ...event }) => event as CaseEvent],
    ['asked for by nobody', ({ bond: _bond, request: _request, ...event }) => event as CaseEvent],
  ])('finds one that is %s', async (_what, change) => {
    await rewritten(change);
    expect(await ledger('verify')).toBe(1);
    expect(said.join('\n')).toContain(': unbound');
  });
});

describe('ledger anchor', () => {
  /** Cut off the end, and set the view back with it: without an anchor nobody could tell. */
  async function cutOff(): Promise<void> {
    const last = (await test.store.ledger.headOf(id))?.version ?? 0;
    let state: CaseState | undefined;
    for await (const row of test.store.ledger.rowsOf(id)) if (row.version < last) state = refold(state, row);
    await test.connection.collection('ledger').deleteOne({ version: last });
    await test.store.cases.forget(id);
    await test.store.cases.fold(state as CaseState, { masked: '林*', find: [] });
  }

  it('proves later that nothing was cut off before it', async () => {
    expect(await ledger('anchor')).toBe(0);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ cases: 1, root: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
    expect(await ledger('verify')).toBe(0);
    expect(said[0]).toContain('0 rows past the anchor of');
    await cutOff();
    expect(await ledger('verify')).toBe(1);
    expect(said.join('\n')).toContain('anchor-differs');
    // Nor does a new anchor cover it up.
    expect(await ledger('anchor')).toBe(1);
  });

  it('reaches over the access log: a chain cut off at its end, or gone whole, is found', async () => {
    const log = test.connection.collection('access-log');
    const long = '2026-11-24T00:00:00.000Z' as Instant;
    const clock = jest.useFakeTimers({ doNotFake: [...allButTheDate], now: new Date(long) });
    for (let n = 0; n < 3; n += 1) await test.store.accessLog.append({ at: long, what: 'sign-in' });
    clock.useRealTimers();
    expect(await ledger('anchor')).toBe(0);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ log: { chains: 1, rows: 3 } });
    await test.store.accessLog.append({ at: long, what: 'sign-in' });
    expect(await ledger('verify')).toBe(0);
    expect(said[1]).toContain('1 rows past the anchor of');
    await log.deleteOne({ seq: 4 });
    expect(await ledger('verify')).toBe(0);
    await log.deleteOne({ seq: 3 });
    expect(await ledger('verify')).toBe(1);
    expect(said.join('\n')).toContain('log-differs');
    await log.deleteMany({});
    expect(await ledger('verify')).toBe(1);
    expect(await ledger('anchor')).toBe(1);
  });

  it('leaves out what was recorded after it, and says how much that is', async () => {
    await rows().updateOne({ _id: `${id}/000004` }, { $set: { recorded: '2999-01-01T00:00:00.000Z' } });
    expect(await ledger('anchor')).toBe(0);
    expect(await ledger('verify')).toBe(0);
    expect(said[0]).toContain('1 rows past the anchor of');
  });

  it('is believed only if a worker’s key signed it', async () => {
    await ledger('anchor');
    const anchor = JSON.parse(said[0] ?? '') as KeptAnchor;
    await test.store.settings.keepAnchor({ ...anchor, root: 'f'.repeat(64) });
    expect(await ledger('verify')).toBe(1);
    expect(said.join('\n')).toContain('anchor-unsigned');
  });
});

describe('ledger rebuild', () => {
  it('makes views and lists again as they were, 已办 too', async () => {
    const before = [await test.store.cases.read(id), await test.store.tasks.ofCase(id), await doneBy()];
    expect((await doneBy()).rows).toHaveLength(1);
    await test.store.cases.forget(id);
    await test.store.tasks.forget(id);
    expect(await ledger('rebuild')).toBe(0);
    expect([await test.store.cases.read(id), await test.store.tasks.ofCase(id), await doneBy()]).toEqual(before);
  });

  it('builds nothing from rows that do not hold, and leaves the view that is there', async () => {
    const before = await test.store.cases.read(id);
    await rows().updateOne({ _id: `${id}/000003` }, { $set: { 'event.at': '2020-01-01T00:00:00.000Z' } });
    expect(await ledger('rebuild')).toBe(1);
    expect(said.join('\n')).toContain(`${id}: left as it is`);
    expect(await test.store.cases.read(id)).toEqual(before);
  });
});

it('says how it is used when it is asked for something else', async () => {
  expect(await ledger('vrify')).toBe(2);
  expect(said.join('\n')).toContain('npm run ledger verify');
});
