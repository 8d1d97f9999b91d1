import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseId, type RequestId } from '../../src/domain/values';
import { verifyAll } from '../../src/ledger-tools/verify-all';
import { freshKeys } from '../../src/sealing/keys-file';
import { keysFrom } from '../../src/sealing/keys';
import { alone } from '../support/bad-days';
import { type Journey, opened } from '../support/journey';
import { type Lane, sharing, startLane } from '../support/lane';
import { batchOf } from '../support/money';
import { type Proof, proofOf } from '../support/proofs';
import { startWorld, type World } from '../support/world';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-keys-'));
const keysFile = join(dir, 'keys.json');
const abreast = 4;

/** Every write that counts: the first, or one in the middle of the case. Those that stand longest come first; the others go on meanwhile. */
const writes = [
  'outgoing.keep(order-payment)',
  'treasury.pay',
  'ledger.insert:1',
  'ledger.insert:6',
  'claims.reserve',
  'claims.spend',
  'outgoing.keep(row)',
  'cases.fold:4',
  'tasks.sync:3',
  'letters.keep:2',
];
const around = (names: string[]): string[] =>
  names.flatMap((name) => ['before', 'after'].map((when) => [name.split(':')[0], when, name.split(':')[1] ?? 1].join(':')));
const deaths = around(writes);
const withdrawals = around(['claims.free']);

interface Told {
  j: Journey;
  signal: NodeJS.Signals | null;
  proofs: Proof[];
}
let world: World;
let lanes: Lane[] = [];
const told = new Map<string, Promise<Told>>();

beforeAll(async () => {
  const file = freshKeys(new Date());
  writeFileSync(keysFile, JSON.stringify(file), { mode: 0o600 });
  world = await startWorld({ keys: keysFrom(file), worker: false });
  lanes = await Promise.all(Array.from({ length: abreast }, () => startLane(world, keysFile)));
  const use = sharing(lanes);
  for (const death of [...deaths, ...withdrawals]) {
    const one = use((lane) => dying(lane, death, deaths.includes(death) ? paid : withdrawn));
    // Whoever asks for it gets the error.
    one.catch(() => undefined);
    told.set(death, one);
  }
}, 60_000);
afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.end()));
  await world.end();
  rmSync(dir, { recursive: true });
}, 60_000);

async function dying(lane: Lane, death: string, story: (lane: Lane, j: Journey) => Promise<CaseId[]>): Promise<Told> {
  const died = await lane.doom(death);
  const j = await alone(lane.world);
  await lane.arrived(`submit-${j.id}` as RequestId, await j.submit());
  const ids = await story(lane, j);
  return { j, signal: died(), proofs: await Promise.all(ids.map((id) => proofOf(world, id))) };
}

async function accepted({ act, until }: Lane, { id }: Journey): Promise<void> {
  await act(id, world.people.of('lh-minzhi', 'window'), 'accept', 'accept', {});
  await until(id, opened('visit'));
}

/** The whole case, with the batch that pays it. */
async function paid(lane: Lane, j: Journey): Promise<CaseId[]> {
  const { of } = world.people;
  const { act, until } = lane;
  const { id } = j;
  await accepted(lane, j);
  const checklist = { 'premises-as-stated': true, operating: true, 'founder-present': true };
  const found = { checklist, text: await j.text('属实'), photos: [] };
  await act(id, of('lh-minzhi', 'inspector', 1), 'inspect', 'visit', found);
  await act(id, of('lh-minzhi', 'inspector', 2), 'inspect', 'visit', found);
  await act(id, of('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await j.text('同意') });
  await act(id, of('lh-agency', 'reviewer'), 'advance', 'district-review', { text: await j.text('同意') });
  await act(id, of('lh', 'approver'), 'grant', 'decide', {});
  await until(id, opened('pay'));
  const batch = await batchOf(lane.world, of('lh', 'finance', 1));
  await until(batch.id, opened('compose'));
  await act(batch.id, of('lh', 'finance', 1), 'add-rows', 'compose', { cases: [id] });
  await until(batch.id, (state) => state.rows[0]?.status === 'joined');
  await act(batch.id, of('lh', 'finance', 1), 'compose', 'compose', {});
  await act(batch.id, of('lh', 'finance', 2), 'release-payment', 'release', {});
  await until(id, opened('deliver'));
  await act(id, of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'online' });
  await until(id, (state) => state.outcome === 'granted');
  const { rows } = await until(batch.id, (state) => state.outcome === 'settled');
  expect(rows).toMatchObject([{ status: 'paid' }]);
  return [id, batch.id];
}

async function withdrawn(lane: Lane, j: Journey): Promise<CaseId[]> {
  await accepted(lane, j);
  await lane.act(j.id, j.applicant, 'withdraw', 'case', { text: await j.text('不办了') });
  await lane.until(j.id, (state) => state.outcome === 'withdrawn');
  return [j.id];
}

const holds = ({ verified, view, tasks, letters, ends }: Proof): void => {
  expect(verified).toEqual({ faults: [], lagging: 0 });
  expect(view.is).toEqual(view.should);
  expect(tasks.is).toEqual(tasks.should);
  expect(letters.is).toEqual(letters.should);
  expect(ends).toEqual([...new Set(ends)]);
};
const booked = (j: Journey) => world.book.all().filter((one) => one.key.startsWith(`${j.id}/`));

it.each(deaths)(
  'a worker killed with -9 at %s loses nothing, does no step twice, and pays once',
  async (death) => {
    const { j, signal, proofs } = (await told.get(death)) as Told;
    expect(signal).toBe('SIGKILL');
    proofs.forEach(holds);
    expect(booked(j)).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
    expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'spent' }]);
  },
  180_000,
);

it.each(withdrawals)(
  'a worker killed with -9 at %s frees the right of a withdrawn case, once, and pays nothing',
  async (death) => {
    const { j, signal, proofs } = (await told.get(death)) as Told;
    expect(signal).toBe('SIGKILL');
    proofs.forEach(holds);
    expect(booked(j)).toEqual([]);
    const [key = ''] = proofs[0]?.view.should?.rights.reserved ?? [];
    expect(await world.store.claims.read(key)).toMatchObject({ state: 'free', history: [{ case: j.id }] });
  },
  180_000,
);

it('what the treasury paid, in all, is what was awarded, and the whole ledger verifies', async () => {
  const sums = world.book.all().map(({ fen, result }) => (result === 'paid' ? fen : 0));
  expect(sums.reduce((sum, fen) => sum + fen, 0)).toBe(deaths.length * 2_000_000);
  expect(await verifyAll(world.store, world.keys)).toMatchObject({ faults: [], lagging: 0 });
});
