import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { employerOf } from '../../bench/employers/made';
import { cast, castFirms } from '../../sandbox/people';
import { noticeAt } from '../../src/domain/case/steps/notice';
import { type AreaCode, type CaseId, type Fen, type OfficeId, type RequestId, type StepId } from '../../src/domain/values';
import { verifyAll } from '../../src/ledger-tools/verify-all';
import { freshKeys } from '../../src/sealing/keys-file';
import { keysFrom } from '../../src/sealing/keys';
import { alone } from '../support/bad-days';
import { certifiedPolicy } from '../support/certified';
import { answersOf, type Journey, journey, opened } from '../support/journey';
import { type Lane, startLane } from '../support/lane';
import { batchOf } from '../support/money';
import { type Proof, proofOf } from '../support/proofs';
import { verificationOf } from '../support/verification';
import { startWorld, type World } from '../support/world';

const dir = mkdtempSync(join(tmpdir(), 'zhuye-keys-'));
const keysFile = join(dir, 'keys.json');

/**
 * Every write that counts, in two halves, each in the order in which a case comes to it: `ledger.insert:3` is the third since the worker
 * before died. A case dies of one half before each of them, another after each.
 */
const halves = [
  ['ledger.insert:1', 'letters.keep:2', 'cases.fold:3', 'outgoing.keep(order-payment):1', 'claims.spend:1'],
  ['claims.reserve:1', 'tasks.sync:3', 'ledger.insert:3', 'treasury.pay:1', 'outgoing.keep(row):1'],
];
const dying = (when: 'before' | 'after', writes: readonly string[]): string[] => writes.map((one) => one.replace(':', `:${when}:`));
const paidCases = halves.flatMap((writes) => (['before', 'after'] as const).map((when) => dying(when, writes)));
/** Around what an objection holds and lets go, and the row that stands meanwhile. */
const noticedCase = [
  'postings.putUp:before:1',
  'outgoing.keep(hold):before:1',
  'outgoing.keep(hold):after:1',
  'outgoing.keep(lift):before:1',
  'postings.takeDown:after:1',
];
/** Around what a recovery decides, writes to whoever was paid, and takes in. */
const recoveredCase = ['ledger.insert:before:2', 'letters.keep:after:1', 'ledger.insert:after:1', 'tasks.sync:before:1'];
/** Around the certificate that is kept, and what is sent to another authority. */
const certifiedCase = ['certificates.issue:before:1', 'certificates.issue:after:1', 'tax.send:before:1', 'tax.send:after:1'];
/** Around the chunks of a roster, and what an officer says of many rows. */
const verifiedCase = ['personMonths.claim:after:1', 'rowResults.keep:before:1', 'rowResults.keep:after:2', 'ledger.insert:before:2'];
const withdrawnCase = [...dying('before', ['claims.free:1']), ...dying('after', ['claims.free:1'])];

interface Told {
  j: Journey;
  ends: Lane['ends'];
  proofs: Proof[];
}
let world: World;
const lanes: Lane[] = [];
const told = new Map<string[], Promise<Told>>();

beforeAll(async () => {
  const file = freshKeys(new Date());
  writeFileSync(keysFile, JSON.stringify(file), { mode: 0o600 });
  world = await startWorld({ keys: keysFrom(file), worker: false });
  // All at once: most of the time passes until an activity whose worker died is given up.
  const others = new Map([
    [withdrawnCase, withdrawn],
    [noticedCase, noticed],
    [recoveredCase, recovered],
    [certifiedCase, certified],
    [verifiedCase, verified],
  ]);
  for (const deaths of [...paidCases, ...others.keys()]) {
    const one = lived(deaths, others.get(deaths) ?? paid);
    // Whoever asks for it gets the error.
    one.catch(() => undefined);
    told.set(deaths, one);
  }
}, 60_000);
afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.end()));
  await world.end();
  rmSync(dir, { recursive: true });
}, 60_000);

async function lived(deaths: string[], story: (lane: Lane, j: Journey) => Promise<CaseId[]>): Promise<Told> {
  const lane = await startLane(world, keysFile, deaths);
  lanes.push(lane);
  const j = await beginning(lane.world, story);
  if (story === certified) j.input.rules = { ...j.input.rules, policy: certifiedPolicy(j.input.rules.policy) };
  await lane.arrived(`submit-${j.id}` as RequestId, await j.submit());
  const ids = await story(lane, j);
  return { j, ends: lane.ends, proofs: await Promise.all(ids.map((id) => proofOf(world, id))) };
}

function beginning(own: World, story: unknown): Promise<Journey> {
  if (story === noticed) return alone(own, [cast.jiang], (same) => same, castFirms.jiang);
  return story === verified ? verificationOf(own, employerOf(0, 0, 250), '440309002' as AreaCode) : alone(own);
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

/** Received, decided and certified; then sent to the tax office. */
async function certified({ act, until }: Lane, { id }: Journey): Promise<CaseId[]> {
  const { of } = world.people;
  await act(id, of('lh-minzhi', 'window'), 'accept', 'accept', {});
  await until(id, opened('decide'));
  await act(id, of('lh', 'approver'), 'grant', 'decide', {});
  await until(id, opened('to-nation'));
  return [id];
}

/** Two hundred and fifty of whom no record names this employer: all are for an officer, who judges them at once. */
async function verified({ act, until }: Lane, { id, text }: Journey): Promise<CaseId[]> {
  const reviewer = world.people.of('lh-agency', 'reviewer');
  await until(id, ({ roster }) => roster?.counts?.scan === 250);
  await act(id, reviewer, 'judge-rows', 'verify', { verdict: 'accept', rows: [[0, 249]], text: await text('看过合同') });
  await until(id, ({ roster }) => roster?.reckoned === 1);
  await act(id, reviewer, 'rows-done', 'verify', {});
  await until(id, opened('decide'));
  return [id];
}

/** Of what was paid in a case a part is owed; it comes back in two sums. */
async function recovered({ world: own, act, until, arrived }: Lane, j: Journey): Promise<CaseId[]> {
  const { of } = world.people;
  const about = { ...answersOf([cast.lin]), about: { number: 'n', matter: 'm', paid: 2_000_000 } };
  const recovery = await journey(own, about, cast.lin.household.area, undefined, {
    programme: 'recovery',
    after: { case: j.id, relation: 'recovery', paid: 2_000_000 as Fen },
  });
  await arrived(`submit-${recovery.id}` as RequestId, await recovery.submit());
  await until(recovery.id, opened('demand'));
  const text = await recovery.text('转租');
  await act(recovery.id, of('lh', 'approver', 2), 'demand', 'demand', { fen: 130_000 as Fen, text });
  await until(recovery.id, opened('collect'));
  for (const fen of [30_000, 100_000]) await act(recovery.id, of('lh', 'finance', 1), 'repaid', 'collect', { fen: fen as Fen, text });
  await until(recovery.id, (state) => state.outcome !== undefined);
  return [recovery.id];
}

/** On notice in Wujin, objected to, the objection not upheld; then its time is over. */
async function noticed({ world: own, act, until, arrived }: Lane, j: Journey): Promise<CaseId[]> {
  const { of } = world.people;
  const step = 'town-notice' as StepId;
  await act(j.id, of('wj-hutang', 'window'), 'accept', 'accept', {});
  await until(j.id, opened('town-visit'));
  const found = { checklist: { 'premises-as-stated': true, operating: true }, text: await j.text('属实'), photos: [] };
  await act(j.id, of('wj-hutang', 'inspector', 1), 'inspect', 'town-visit', found);
  await act(j.id, of('wj-hutang', 'inspector', 2), 'inspect', 'town-visit', found);
  await act(j.id, of('wj-hutang', 'reviewer'), 'advance', 'town-review', { text: await j.text('同意') });
  await until(j.id, (state) => noticeAt(state, step) !== undefined);
  const answers = { ...answersOf([cast.lin]), objection: { text: '不属实', letters: 'none' } };
  const objection = await journey(own, answers, cast.jiang.household.area, undefined, {
    programme: 'objection',
    after: { case: j.id, relation: 'objection' },
  });
  await arrived(`submit-${objection.id}` as RequestId, await objection.submit());
  await until(j.id, (state) => noticeAt(state, step)?.holds.length === 1);
  await act(objection.id, of('wj', 'reviewer', 2), 'dismiss', 'investigate', { text: await objection.text('查过了') });
  await until(j.id, (state) => noticeAt(state, step)?.holds[0]?.upheld === false);
  await act(j.id, j.applicant, 'move-clock', 'case', { days: 30 });
  await until(j.id, opened('district-visit'));
  await act(j.id, j.applicant, 'withdraw', 'case', { text: await j.text('不办了') });
  await until(j.id, (state) => state.outcome === 'withdrawn');
  return [j.id, objection.id];
}

const holds = ({ verified, view, tasks, letters, ends }: Proof): void => {
  expect(verified).toEqual({ faults: [], lagging: 0 });
  expect(view.is).toEqual(view.should);
  expect(tasks.is).toEqual(tasks.should);
  expect(letters.is).toEqual(letters.should);
  expect(ends).toEqual([...new Set(ends)]);
};
const booked = (j: Journey) => world.book.all().filter((one) => one.key.startsWith(`${j.id}/`));

const eachKilled = (deaths: string[]) => deaths.map(() => 'SIGKILL');

it.each(paidCases.map((deaths) => [deaths.join(', '), deaths] as const))(
  'workers killed with -9 at %s lose nothing, do no step twice, and pay once',
  async (_names, deaths) => {
    const { j, ends, proofs } = (await told.get(deaths)) as Told;
    expect(ends).toEqual(eachKilled(deaths));
    proofs.forEach(holds);
    expect(booked(j)).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
    expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'spent' }]);
  },
  300_000,
);

it(`workers killed with -9 at ${noticedCase.join(', ')} hold a row once for an objection, let it go once, and leave nothing of it`, async () => {
  const { j, ends, proofs } = (await told.get(noticedCase)) as Told;
  expect(ends).toEqual(eachKilled(noticedCase));
  proofs.forEach(holds);
  const [{ view }] = proofs as [Proof, Proof];
  expect(view.should?.notices[0]).toMatchObject({ holds: [{ upheld: false }], taken: view.should?.notices[0]?.row });
  expect(await world.store.postings.of('wj-hutang' as OfficeId, 9)).toEqual([]);
  expect(booked(j)).toEqual([]);
}, 300_000);

it(`workers killed with -9 at ${recoveredCase.join(', ')} ask back once what is owed, and take in each sum once`, async () => {
  const { j, ends, proofs } = (await told.get(recoveredCase)) as Told;
  expect(ends).toEqual(eachKilled(recoveredCase));
  proofs.forEach(holds);
  const [proof] = proofs as [Proof];
  expect(proof.events.flatMap((event) => (event.type === 'repaid' ? [event.fen] : []))).toEqual([30_000, 100_000]);
  expect(proof.view.is?.outcome).toBe('granted');
  expect(booked(j)).toEqual([]);
}, 300_000);

it(`workers killed with -9 at ${certifiedCase.join(', ')} certify once, and what is sent twice is acknowledged once`, async () => {
  const { j, ends, proofs } = (await told.get(certifiedCase)) as Told;
  expect(ends).toEqual(eachKilled(certifiedCase));
  proofs.forEach(holds);
  const [{ events, view }] = proofs as [Proof];
  const [received, ...more] = world.received.all().filter((one) => one.key === `${j.id}/to-tax`);
  expect([received?.times, more]).toEqual([2, []]);
  expect(events.flatMap((event) => (event.type === 'acknowledged' ? [event.receipt] : []))).toEqual([received?.receipt]);
  const codes = events.flatMap((event) => (event.type === 'certified' ? [event.code] : []));
  expect(codes).toEqual([view.is?.certificate?.code]);
  expect(received?.certificate).toBe(codes[0]);
  expect((await world.store.certificates.ofCase(j.id))?.code).toBe(codes[0]);
}, 300_000);

it(`workers killed with -9 at ${verifiedCase.join(', ')} look at every row, count it once, and go on where they were`, async () => {
  const { j, ends, proofs } = (await told.get(verifiedCase)) as Told;
  expect(ends).toEqual(eachKilled(verifiedCase));
  proofs.forEach(holds);
  const [{ events, view }] = proofs as [Proof];
  expect(events.filter(({ type }) => type === 'rows-judged')).toHaveLength(1);
  expect(view.is?.roster?.counts).toMatchObject({ accepted: 250, scan: 0 });
  expect(view.is?.facts).toMatchObject({ counted: { persons: Array(12).fill(250) } });
  expect(await world.store.rowResults.done(j.id)).toBe(3);
}, 300_000);

it('workers killed with -9 before and after a right is freed free that of a withdrawn case once, and pay nothing', async () => {
  const { j, ends, proofs } = (await told.get(withdrawnCase)) as Told;
  expect(ends).toEqual(eachKilled(withdrawnCase));
  proofs.forEach(holds);
  expect(booked(j)).toEqual([]);
  const [key = ''] = proofs[0]?.view.should?.rights.reserved ?? [];
  expect(await world.store.claims.read(key)).toMatchObject({ state: 'free', history: [{ case: j.id }] });
}, 300_000);

it('what the treasury paid, in all, is what was awarded, and the whole ledger verifies', async () => {
  const sums = world.book.all().map(({ fen, result }) => (result === 'paid' ? fen : 0));
  expect(sums.reduce((sum, fen) => sum + fen, 0)).toBe(paidCases.length * 2_000_000);
  expect(await verifyAll(world.store, world.keys)).toMatchObject({ faults: [], lagging: 0 });
});
