import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { type Ports } from '../../activities/ports';
import { bundlePath } from '../../src/bundle';
import { dataConverter } from '../../src/engine/codec';
import { createEngine } from '../../src/engine/engine';
import { temporalClient } from '../../src/engine/temporal';
import { type PersonId } from '../../src/domain/values';
import { minimumWagesFor } from '../../src/domain/ground/minimum-wages';
import { type Policies } from '../../src/policies/load';
import { policyOpenIn } from '../../src/policies/open';
import { policyFor } from '../../src/policies/pick';
import { receiverByHttp } from '../../src/receivers/http';
import { httpRegistries } from '../../src/registries/http';
import { keysFrom } from '../../src/sealing/keys';
import { type KeysFile } from '../../src/sealing/keys-shape';
import { bondMac, verifyBond } from '../../src/sealing/bond';
import { ledgerMac } from '../../src/sealing/mac';
import { connect } from '../../src/store/connect';
import { createStore } from '../../src/store/store';
import { httpTreasury } from '../../src/treasury/http';
import { taskQueue as usualQueue } from '../../workflows/queues';
import { deadly } from './deadly';
import { officers } from './officers';

/** A worker of its own for the tests that kill one; everything but its death is as in production. */
async function main(): Promise<void> {
  // As the test has read them: for fifty deaths, sixty files would be parsed fifty times.
  const [policies] = (await once(process, 'message')) as [Policies];
  const env = (name: string): string => process.env[name] ?? '';
  const taskQueue = env('TASK_QUEUE') || usualQueue;
  const keys = keysFrom(JSON.parse(readFileSync(env('KEYS_FILE'), 'utf8')) as KeysFile);
  const connection = await connect(env('MONGODB_URI'), { pool: 4 });
  const store = createStore({ connection, keys });
  const around = deadly();
  store.ledger.insert = around('ledger.insert', store.ledger.insert);
  store.claims.reserve = around('claims.reserve', store.claims.reserve);
  store.claims.spend = around('claims.spend', store.claims.spend);
  store.claims.free = around('claims.free', store.claims.free);
  store.cases.fold = around('cases.fold', store.cases.fold);
  store.tasks.sync = around('tasks.sync', store.tasks.sync);
  store.invitations.keep = around('invitations.keep', store.invitations.keep);
  store.invitations.opened = around('invitations.opened', store.invitations.opened);
  store.drafts.link = around('drafts.link', store.drafts.link);
  store.postings.putUp = around('postings.putUp', store.postings.putUp);
  store.postings.takeDown = around('postings.takeDown', store.postings.takeDown);
  store.certificates.issue = around('certificates.issue', store.certificates.issue);
  store.places.freeze = around('places.freeze', store.places.freeze);
  store.places.passOn = around('places.passOn', store.places.passOn);
  store.places.unfreeze = around('places.unfreeze', store.places.unfreeze);
  store.passings.list = around('passings.list', store.passings.list);
  store.passings.close = around('passings.close', store.passings.close);
  store.stays.pass = around('stays.pass', store.stays.pass);
  store.notices.keep = around('notices.keep', store.notices.keep);
  store.rowResults.keep = around('rowResults.keep', store.rowResults.keep);
  store.personMonths.claim = around('personMonths.claim', store.personMonths.claim);
  store.letters.keep = around('letters.keep', store.letters.keep);
  store.outgoing.keep = around('outgoing.keep', store.outgoing.keep, ({ kind, body }) => (kind === 'act' ? body.kind : kind));
  const treasury = httpTreasury({ url: env('TREASURY_URL') });
  const people = officers(policies.offices);
  const converter = dataConverter(keys, { allowPlain: true });
  const client = temporalClient({ address: env('TEMPORAL_ADDRESS') }, 'default', converter);
  const ports: Ports = {
    store,
    engine: createEngine({
      client,
      taskQueue,
      store,
      actorOf: () => Promise.resolve(undefined),
      from: 'worker',
      bond: (bound) => bondMac(keys, bound),
    }),
    registries: httpRegistries({ url: env('REGISTRIES_URL') }),
    treasury: { pay: around('treasury.pay', treasury.pay) },
    receivers: { tax: { send: around('tax.send', receiverByHttp({ url: env('TAX_URL') }).send) } },
    holdersOf: (role, office) =>
      Promise.resolve(people.all.filter((one) => one.posts.some((post) => post.role === role && post.office === office))),
    speakersOf: () => Promise.resolve([]),
    accountsOf: () => Promise.resolve([]),
    everSpokeFor: () => Promise.resolve([]),
    policyWhere: (programme, area, on) => policyFor(policies, programme, area, on),
    minimumWagesIn: (area) => minimumWagesFor(policies.minimumWages, area),
    policyOpenIn: (programme, district, on) => policyOpenIn(policies, programme, district, on),
    beat: heartbeat,
    wanted: cancellationSignal,
    tell: () => Promise.resolve(),
    mac: (row) => ledgerMac(keys, row),
    bonded: (bound, mac) => verifyBond(keys, bound, mac),
    // Applicants of these tests have no account: who they are stands in their case.
    authorOf: async (id) =>
      people.all.find((one) => one.id === id) ??
      (await store.cases.ofApplicant(id))[0]?.state.applicant ??
        // So are clerks of units: account and person are called the same.
        { person: id.replace(/^actor-/, 'person-') as PersonId },
  };
  const quiet = (): void => undefined;
  Runtime.install({ logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet } as never });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: env('TEMPORAL_ADDRESS') }),
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    dataConverter: converter,
    activities: createActivities(ports),
    maxHeartbeatThrottleInterval: '3 seconds',
    stickyQueueScheduleToStartTimeout: '1 second',
  });
  process.send?.('ready');
  process.once('SIGTERM', () => worker.shutdown());
  await worker.run();
  process.exit(0);
}

void main();
