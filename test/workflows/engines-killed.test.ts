import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type Answer } from '../../src/domain/case/answer';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type RequestId, type StepId } from '../../src/domain/values';
import { verifyAll } from '../../src/ledger-tools/verify-all';
import { alone, ill, until } from '../support/bad-days';
import { type Journey, nowInstant, opened, random } from '../support/journey';
import { batchOf } from '../support/money';
import { ownEngines, type OwnEngines } from '../support/own-engines';
import { proofOf } from '../support/proofs';
import { comesTo } from '../support/stands-still';
import { startWorld, type World } from '../support/world';

const count = 6;
/** Seconds: an effect that was under way when its engine died is tried again within a minute. */
const patience = 100;
let engines: OwnEngines;
let world: World;
let cases: Journey[];

beforeAll(async () => {
  engines = await ownEngines();
  world = await startWorld({ patience: 4_000 });
  cases = await Promise.all(Array.from({ length: count }, () => alone(world)));
  await Promise.all(cases.map((j) => j.submit()));
  await Promise.all(cases.map((j) => j.until(opened('accept'))));
}, 180_000);
afterAll(async () => {
  await world.end();
  await engines.end();
}, 60_000);

interface Asked {
  request: RequestId;
  j: Journey;
  /** The same form again, as somebody sends it whose page said that nothing can be kept now. */
  ask(): Promise<Answer>;
  /** Undefined where there was no answer. */
  answer: Promise<Answer | undefined>;
}

/** Sent, and not waited for. */
function send<K extends ActKind>(j: Journey, actor: Actor, kind: K, step: string, body: ActBodies[K]): Asked {
  const request = random() as RequestId;
  const act = { kind, step: step as StepId, request, at: nowInstant(), seen: 1_000_000, ...body } as unknown as Act;
  const ask = () => world.engine.act(j.id, act, actor);
  return { request, j, ask, answer: ask().catch(() => undefined) };
}

const of = (...who: Parameters<World['people']['of']>): Actor => world.people.of(...who);
const lookingAt = (j: Journey, shows: (state: CaseState) => boolean): Promise<true> =>
  comesTo(world, j.id, async () => shows(await j.state()), patience);

/** Kills at the nth record from now, just as its rows are sent to the ledger. */
const atRecord = (nth: number, kill: () => Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const { ledger } = world.store;
    const { insert } = ledger;
    let count = 0;
    ledger.insert = (...given) => {
      count += 1;
      if (count === nth) {
        ledger.insert = insert;
        kill().then(resolve, reject);
      }
      return insert(...given);
    };
  });

/** Whatever was answered `done` or `kept` is done by itself, once; whatever was not answered is done once it is asked again. */
async function doneOnce(asked: Asked[], shows: (state: CaseState) => boolean): Promise<void> {
  const answers = await Promise.all(asked.map((one) => one.answer));
  for (const [nth, one] of asked.entries()) if (!answers[nth]) expect(['done', 'kept']).toContain((await one.ask()).kind);
  await Promise.all(cases.map((j) => lookingAt(j, shows)));
  for (const { j, request } of asked) {
    const { events } = await proofOf(world, j.id);
    expect(events.filter((event) => event.request === request)).toHaveLength(1);
    expect(await until(async () => (await world.store.outgoing.find(request))?.answer, patience, 100)).toMatchObject({ kind: 'done' });
  }
}

async function allHolds(): Promise<void> {
  expect(await verifyAll(world.store, world.keys)).toMatchObject({ faults: [], lagging: 0 });
  for (const j of cases) {
    const { view, tasks, letters, ends } = await proofOf(world, j.id);
    expect(view.is).toEqual(view.should);
    expect(tasks.is).toEqual(tasks.should);
    expect(letters.is).toEqual(letters.should);
    expect(ends).toEqual([...new Set(ends)]);
  }
}

it('MongoDB killed with -9 while cases are being recorded, and started again, has lost nothing; all go on by themselves', async () => {
  const killed = atRecord(count / 2, engines.mongo.kill);
  const asked = cases.map((j) => send(j, of('lh-minzhi', 'window'), 'accept', 'accept', {}));
  await killed;
  await Promise.all(asked.map((one) => one.answer));
  await engines.mongo.again();
  await doneOnce(asked, opened('visit'));
  await allHolds();
}, 180_000);

it('Temporal killed with -9 while acts are being recorded, and started again, has lost nothing; what was sent meanwhile was kept and is done by itself', async () => {
  const found = async (j: Journey) => ({
    checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
    text: await j.text('属实'),
    photos: [],
  });
  const bodies = await Promise.all(cases.map(found));
  const inspect = (j: Journey, nth: number, body: (typeof bodies)[number]) =>
    send(j, of('lh-minzhi', 'inspector', nth), 'inspect', 'visit', body);
  const killed = atRecord(count / 2, engines.temporal.kill);
  const asked = cases.map((j, nth) => inspect(j, 1, bodies[nth] as never));
  await killed;
  // The second inspectors send theirs while it is away; and somebody files a case.
  const meanwhile = cases.map((j, nth) => inspect(j, 2, bodies[nth] as never));
  const late = await alone(world);
  expect(await late.submit()).toEqual({ kind: 'kept' });
  expect(await Promise.all(meanwhile.map((one) => one.answer))).toEqual(cases.map(() => ({ kind: 'kept' })));
  for (const { answer } of asked) expect(['done', 'kept']).toContain((await answer)?.kind);
  await engines.temporal.again();
  await doneOnce([...asked, ...meanwhile], opened('street-review'));
  await late.until(opened('accept'));
  await allHolds();
}, 180_000);

it('both killed with -9 while the money is being paid, and started again: every case is paid, once', async () => {
  await Promise.all(
    cases.map(async (j) => {
      const text = await j.text('同意');
      for (const [who, kind, step, body] of [
        [of('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text }],
        [of('lh-agency', 'reviewer'), 'advance', 'district-review', { text }],
        [of('lh', 'approver'), 'grant', 'decide', {}],
      ] as const)
        await send(j, who, kind, step, body as never).answer;
      await j.until(opened('pay'));
    }),
  );
  const batch = await batchOf(world, of('lh', 'finance', 1));
  await batch.until(opened('compose'));
  await batch.act(of('lh', 'finance', 1), 'add-rows', 'compose', { cases: cases.map((one) => one.id) });
  await batch.until((state) => state.rows.length === count && state.rows.every((row) => row.status === 'joined'));
  await batch.act(of('lh', 'finance', 1), 'compose', 'compose', {});
  // Slow enough that the engines are gone before the treasury has answered anybody.
  await ill(world.treasuryUrl, { payments: { latencyMs: 8_000 } });
  await batch.act(of('lh', 'finance', 2), 'release-payment', 'release', {});
  await batch.until((state) => state.rows.every((row) => row.status === 'ordered'));
  expect(world.book.all()).toEqual([]);
  await Promise.all([engines.temporal.kill(), engines.mongo.kill()]);
  await Promise.all([engines.mongo.again(), engines.temporal.again()]);
  await ill(world.treasuryUrl, {});
  const settled = await until(async () => [await batch.state()].find((state) => state.outcome), patience, 100);
  expect(settled.rows.map((row) => row.status)).toEqual(cases.map(() => 'paid'));
  await Promise.all(cases.map((j) => j.until(opened('deliver'))));
  await allHolds();
  const paid = world.book.all().map(({ key, fen, result }) => `${key} ${fen} ${result}`);
  expect(paid.sort()).toEqual(cases.map((j) => `${j.id}/startup-fund/1 2000000 paid`).sort());
  for (const j of cases) expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'spent' }]);
}, 180_000);
