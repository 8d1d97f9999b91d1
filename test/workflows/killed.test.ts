import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast } from '../../sandbox/people';
import { type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type Actor } from '../../src/domain/offices';
import { type PersonId, type RequestId } from '../../src/domain/values';
import { verifyAll } from '../../src/ledger-tools/verify-all';
import { freshKeys } from '../../src/sealing/keys-file';
import { keysFrom } from '../../src/sealing/keys';
import { answersOf, type Journey, journey, nowInstant, opened, random } from '../support/journey';
import { type Batch, batchOf } from '../support/money';
import { startWorld, type World } from '../support/world';

const script = join(__dirname, '..', '..', 'dist', 'test', 'support', 'worker-process.js');
const keysFile = join(mkdtempSync(join(tmpdir(), 'zhuye-keys-')), 'keys.json');
let world: World;
let worker: ChildProcess | undefined;

beforeAll(async () => {
  if (!existsSync(script)) throw new Error('build first: the worker that is killed is a process of its own');
  const file = freshKeys(new Date());
  writeFileSync(keysFile, JSON.stringify(file), { mode: 0o600 });
  world = await startWorld({ keys: keysFrom(file), worker: false, patience: 1_500 });
}, 60_000);
afterAll(async () => {
  await stop();
  await world.end();
});

const start = (death = ''): Promise<ChildProcess> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      DEATH: death,
      KEYS_FILE: keysFile,
      MONGODB_URI: world.db.uri,
      REGISTRIES_URL: world.registriesUrl,
      TREASURY_URL: world.treasuryUrl,
    };
    const child = fork(script, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('message', () => resolve(child));
    worker = child;
  });
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve() : void child.once('exit', () => resolve())));
const stop = async (): Promise<void> => {
  if (!worker) return;
  worker.kill('SIGTERM');
  await ended(worker);
};

/** As the drain does: the same request again until somebody has answered it. */
async function surely(ask: () => Promise<{ kind: string }>): Promise<void> {
  for (const end = Date.now() + 40_000; ;) {
    const answer = await ask();
    if (answer.kind === 'done') return;
    if (answer.kind === 'refused' || Date.now() > end) throw new Error(JSON.stringify(answer));
  }
}

const once = <K extends ActKind>(target: Journey | Batch, actor: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void> => {
  const act = { kind, step, request: random() as RequestId, at: nowInstant(), seen: 1_000_000, ...body } as never;
  return surely(() => world.engine.act(target.id, act, actor));
};

async function wholeCase(): Promise<Journey> {
  const { of } = world.people;
  const answers = answersOf([cast.lin]);
  const j = await journey(world, {
    ...answers,
    founders: answers.founders.map((one) => ({ ...one, person: `person-${random()}` as PersonId })),
  });
  await j.submit();
  await surely(() => world.engine.submit(j.input, j.extras));
  await j.until(opened('accept'));
  await once(j, of('lh-minzhi', 'window'), 'accept', 'accept', {});
  await j.until(opened('visit'));
  const found = {
    checklist: { 'premises-as-stated': true, operating: true, 'founder-present': true },
    text: await j.text('属实'),
    photos: [],
  };
  await once(j, of('lh-minzhi', 'inspector', 1), 'inspect', 'visit', found);
  await once(j, of('lh-minzhi', 'inspector', 2), 'inspect', 'visit', found);
  await once(j, of('lh-minzhi', 'reviewer'), 'advance', 'street-review', { text: await j.text('同意') });
  await once(j, of('lh-agency', 'reviewer'), 'advance', 'district-review', { text: await j.text('同意') });
  await once(j, of('lh', 'approver'), 'grant', 'decide', {});
  await j.until(opened('pay'));
  const batch = await batchOf(world, of('lh', 'finance', 1));
  await batch.until(opened('compose'));
  await once(batch, of('lh', 'finance', 1), 'add-rows', 'compose', { cases: [j.id] });
  await batch.until((state) => state.rows[0]?.status === 'joined');
  await once(batch, of('lh', 'finance', 1), 'compose', 'compose', {});
  await once(batch, of('lh', 'finance', 2), 'release-payment', 'release', {});
  await j.until(opened('deliver'));
  await once(j, of('lh-minzhi', 'window'), 'deliver', 'deliver', { how: 'online' });
  await j.until((state) => state.outcome === 'granted');
  await batch.until((state) => state.outcome === 'settled');
  return j;
}

/** Every write that counts, before and after: the first, and one in the middle of the case. */
const deaths = [
  'ledger.insert:after:1',
  'ledger.insert:before:6',
  'ledger.insert:after:6',
  'claims.reserve:before:1',
  'claims.reserve:after:1',
  'cases.fold:before:4',
  'cases.fold:after:4',
  'treasury.pay:before:1',
  'treasury.pay:after:1',
  'claims.spend:before:1',
  'claims.spend:after:1',
];

it.each(deaths)(
  'a worker killed with -9 at %s loses nothing, does no step twice, and pays once',
  async (death) => {
    await stop();
    const doomed = await start(death);
    // As whoever watches over the workers does: the dead one is started again.
    const again = ended(doomed).then(() => start());
    const j = await wholeCase();
    expect(doomed.signalCode).toBe('SIGKILL');
    await again;
    const { faults } = await verifyAll(world.store, world.keys);
    expect(faults).toEqual([]);
    const rows = [];
    for await (const { event } of world.store.ledger.rowsOf(j.id)) rows.push(event);
    const ends = rows.flatMap((event) =>
      event.type === 'ended' || event.type === 'accepted' || event.type === 'granted' || event.type === 'paid' || event.type === 'delivered'
        ? [`${event.type}/${event.step}`]
        : [],
    );
    expect(new Set(ends).size).toBe(ends.length);
    expect(world.book.all().filter((one) => one.key.startsWith(`${j.id}/`))).toMatchObject([{ fen: 2_000_000, result: 'paid' }]);
    expect(await world.store.claims.ofCase(j.id)).toMatchObject([{ state: 'spent' }]);
  },
  90_000,
);

it('what the treasury paid, in all, is what was awarded', async () => {
  const paid = world.book.all().filter((one) => one.result === 'paid');
  expect(paid.reduce((sum, one) => sum + one.fen, 0)).toBe(deaths.length * 2_000_000);
});
