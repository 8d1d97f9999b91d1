import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import { type Express } from 'express';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { maxHeartbeatThrottleInterval } from '../../activities/ask-while-wanted';
import { livingWorld } from '../../sandbox/living/world';
import { openBook as bookByKey } from '../../sandbox/book';
import { receiversApp } from '../../sandbox/receivers/app';
import { type Received } from '../../sandbox/receivers/received';
import { registriesApp } from '../../sandbox/registries/app';
import { treasuryApp } from '../../sandbox/treasury/app';
import { type Book, openBook } from '../../sandbox/treasury/book';
import { calendarData } from '../../src/calendar-data';
import { minimumWagesFor } from '../../src/domain/ground/minimum-wages';
import { type Actor, type Role } from '../../src/domain/offices';
import { type ActorId, type OfficeId } from '../../src/domain/values';
import { peopleOf } from '../../src/store/people';
import { addAccounts } from './accounts';
import { startDrain } from '../../src/drain';
import { createLogger } from '../../src/log';
import { dataConverter } from '../../src/engine/codec';
import { crowdOf } from '../../src/engine/crowd';
import { createEngine, type Engine } from '../../src/engine/engine';
import { policiesOrExplain } from '../../src/policies/load';
import { policyOpenIn } from '../../src/policies/open';
import { policyFor } from '../../src/policies/pick';
import { tellOnce } from '../../src/store/notices-to';
import { receiverByHttp } from '../../src/receivers/http';
import { httpRegistries } from '../../src/registries/http';
import { type Binding } from '../../src/engine/message';
import { bondMac, verifyBond } from '../../src/sealing/bond';
import { ledgerMac } from '../../src/sealing/mac';
import { testStore } from '../../src/store/testing';
import { httpTreasury } from '../../src/treasury/http';
import { taskQueue as usualQueue } from '../../workflows/queues';
import { type Keys } from '../../src/sealing/keys';
import { officers, type Officers } from './officers';
import { bundleStories } from '../../src/bundle';
import { quietRuntime } from './quiet';
import { storiesOnce } from './stories';

export interface WorldOptions {
  pool?: number;
  keys?: Keys;
  /** False if a worker process of its own takes the usual queue. */
  worker?: boolean;
  /** Stories beside the project's: the file that exports all of them. */
  stories?: string;
  /** What registers programmes beside the project's, for those stories. */
  rules?: string;
  /** Another folder of policies than the project's. */
  policies?: string;
  /** Real accounts, found in MongoDB as in production, instead of the made-up officers. */
  accounts?: boolean;
  /** Registries and a treasury that run elsewhere. */
  services?: { registriesUrl: string; treasuryUrl: string };
  /** The national system has no address: what is sent there waits for a file. */
  byFile?: true;
  /** How long a registry is waited for. */
  registryTimeoutMs?: number;
  /** How long the engine waits for an answer, however many wait for one. */
  patience?: number;
}

/** Everything a case needs, for real: MongoDB, Temporal, a worker, registries and a treasury over HTTP. */
export async function startWorld(options: WorldOptions = {}) {
  const address = process.env['TEMPORAL_ADDRESS'];
  if (!address) throw new Error('TEMPORAL_ADDRESS is not set: this level needs Temporal');
  quietRuntime();
  const held = await testStore(options);
  const { store, keys } = held;
  const policies = policiesOrExplain(options.policies ?? 'policies', { sandbox: true });
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-'));
  const book = openBook(join(dir, 'payments.jsonl'));
  const received = bookByKey<Received>(join(dir, 'tax.jsonl'));
  const tax = await listen(
    receiversApp(
      (receiver) => (receiver === 'tax' ? received : bookByKey(join(dir, 'national.jsonl'))),
      () => '2026-11-24',
    ),
  );
  const taxUrl = `${tax.url}/tax`;
  const { registriesUrl, treasuryUrl, close } = options.services ? { ...options.services, close: nothing } : await ownServices(book);
  const converter = dataConverter(keys, { allowPlain: true });
  const taskQueue = options.worker === false ? usualQueue : `test-${randomBytes(6).toString('hex')}`;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, dataConverter: converter });
  const people: Officers = officers(policies.offices);
  const stored = options.accounts ? peopleOf(held.connection, keys) : undefined;
  // Stamped before there is anything in it, as every process does, so that a portal process can join.
  await store.settings.stampOrRefuse({ sandbox: true });
  if (stored) await addAccounts(held.connection, stored);
  const actorOf = (id: ActorId): Promise<Actor | undefined> =>
    stored?.actorOf(id) ?? Promise.resolve(people.all.find((one) => one.id === id));
  const holdersOf = (role: Role, office: OfficeId): Promise<Actor[]> =>
    stored?.holdersOf(role, office) ??
    Promise.resolve(people.all.filter((one) => one.posts.some((post) => post.role === role && post.office === office)));
  /** Who was told what by the schedule. */
  const told: { actor: ActorId; template: string; key: string }[] = [];
  const binding: Binding = { from: 'portal', bond: (bound) => bondMac(keys, bound) };
  const engine: Engine = createEngine({
    client,
    taskQueue,
    store,
    actorOf,
    ...binding,
    ...(options.patience ? { patience: options.patience, crowd: crowdOf({ few: Infinity, moment: options.patience }) } : {}),
  });
  const native = await NativeConnection.connect({ address });
  const activities = createActivities({
    store,
    engine: createEngine({ client, taskQueue, store, actorOf, ...binding, from: 'worker' }),
    registries: httpRegistries({ url: registriesUrl, timeoutMs: options.registryTimeoutMs ?? 500, retries: 1 }),
    treasury: httpTreasury({ url: treasuryUrl, timeoutMs: 2_000 }),
    receivers: {
      tax: receiverByHttp({ url: taxUrl, timeoutMs: 2_000 }),
      ...(options.byFile ? {} : { national: receiverByHttp({ url: `${tax.url}/national`, timeoutMs: 2_000 }) }),
    },
    holdersOf,
    speakersOf: (party) => stored?.speakersOf(party) ?? Promise.resolve([]),
    accountsOf: async (identity) =>
      ((await stored?.byIdentity(identity)) ?? []).filter(({ kind }) => kind === 'applicant').map(({ id }) => id),
    everSpokeFor: async (party) => ((await stored?.mandatesFor(party)) ?? []).map(({ actor }) => actor),
    policyWhere: (programme, area, on) => policyFor(policies, programme, area, on),
    minimumWagesIn: (area) => minimumWagesFor(policies.minimumWages, area),
    policyOpenIn: (programme, district, on) => policyOpenIn(policies, programme, district, on),
    tell: async (actor, template, key, params) => {
      told.push({ actor, template, key });
      await tellOnce(store.notices, async (id) => stored?.contact(id))(actor, template, key, params);
    },
    beat: heartbeat,
    wanted: cancellationSignal,
    mac: (row) => ledgerMac(keys, row),
    bonded: (bound, mac) => verifyBond(keys, bound, mac),
    authorOf: async (id) => (await stored?.authorOf(id)) ?? people.all.find((one) => one.id === id),
  });
  const worker =
    options.worker === false
      ? undefined
      : await Worker.create({
          connection: native,
          taskQueue,
          workflowBundle: {
            code: await (options.stories ? bundleStories(options.stories, options.rules ? [options.rules] : []) : storiesOnce()),
          },
          dataConverter: converter,
          maxHeartbeatThrottleInterval,
          activities,
        });
  const running = worker?.run();
  const stopDrain = startDrain(() => engine.drain(10), { log: createLogger({ part: 'test', level: 'silent' }), idleMs: 150 });
  return {
    db: held,
    store,
    keys,
    policies,
    calendar: calendarData(),
    client,
    taskQueue,
    engine,
    /** What the worker does for stories, so that it can be done a second time. */
    activities,
    binding,
    told,
    people,
    book,
    registriesUrl,
    treasuryUrl,
    taxUrl,
    /** What the tax office has received. */
    received,
    async end(): Promise<void> {
      await stopDrain();
      worker?.shutdown();
      await running;
      await connection.close();
      await native.close();
      close();
      tax.server.close();
      await held.end();
    },
  };
}

export type World = Awaited<ReturnType<typeof startWorld>>;

const nothing = (): void => undefined;

async function ownServices(book: Book) {
  const registries = await listen(registriesApp(livingWorld()));
  const treasury = await listen(treasuryApp(book, () => '2026-11-24'));
  return {
    registriesUrl: registries.url,
    treasuryUrl: treasury.url,
    close: () => {
      registries.server.close();
      treasury.server.close();
    },
  };
}

async function listen(app: Express): Promise<{ url: string; server: Server }> {
  const server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
