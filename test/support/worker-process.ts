import { readFileSync } from 'node:fs';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { type Ports } from '../../activities/ports';
import { bundlePath } from '../../src/bundle';
import { dataConverter } from '../../src/engine/codec';
import { createEngine } from '../../src/engine/engine';
import { temporalClient } from '../../src/engine/temporal';
import { policiesOrExplain } from '../../src/policies/load';
import { httpRegistries } from '../../src/registries/http';
import { keysFrom } from '../../src/sealing/keys';
import { type KeysFile } from '../../src/sealing/keys-file';
import { ledgerMac } from '../../src/sealing/mac';
import { connect } from '../../src/store/connect';
import { createStore } from '../../src/store/store';
import { httpTreasury } from '../../src/treasury/http';
import { taskQueue } from '../../workflows/queues';
import { officers } from './officers';

/** `ledger.insert:before:3`: die as a failing machine would, just before (or after) the third time this is done. */
interface DeathWish {
  what: string;
  when: 'before' | 'after';
  nth: number;
}

const wishOf = (text: string): DeathWish | undefined => {
  const [what = '', when, nth] = text.split(':');
  return when === 'before' || when === 'after' ? { what, when, nth: Number(nth) } : undefined;
};

/** Wraps one effect so that the process is killed around it. */
function deadly<A extends unknown[], R>(
  wish: DeathWish | undefined,
  what: string,
  effect: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  if (wish?.what !== what) return effect;
  let count = 0;
  const die = (): void => void process.kill(process.pid, 'SIGKILL');
  return async (...args) => {
    count += 1;
    if (wish.when === 'before' && count === wish.nth) die();
    const result = await effect(...args);
    if (wish.when === 'after' && count === wish.nth) die();
    return result;
  };
}

/** A worker of its own for the tests that kill one; everything but its death is as in production. */
async function main(): Promise<void> {
  const env = (name: string): string => process.env[name] ?? '';
  const wish = wishOf(env('DEATH'));
  const keys = keysFrom(JSON.parse(readFileSync(env('KEYS_FILE'), 'utf8')) as KeysFile);
  const connection = await connect(env('MONGODB_URI'), { pool: 4 });
  const store = createStore({ connection, keys });
  store.ledger.insert = deadly(wish, 'ledger.insert', store.ledger.insert);
  store.claims.reserve = deadly(wish, 'claims.reserve', store.claims.reserve);
  store.claims.spend = deadly(wish, 'claims.spend', store.claims.spend);
  store.cases.fold = deadly(wish, 'cases.fold', store.cases.fold);
  const treasury = httpTreasury({ url: env('TREASURY_URL') });
  const people = officers(policiesOrExplain('policies', { sandbox: true }).offices);
  const converter = dataConverter(keys, { allowPlain: true });
  const client = temporalClient(env('TEMPORAL_ADDRESS'), 'default', converter);
  const ports: Ports = {
    store,
    engine: createEngine({ client, taskQueue, store, actorOf: () => Promise.resolve(undefined) }),
    registries: httpRegistries({ url: env('REGISTRIES_URL') }),
    treasury: { pay: deadly(wish, 'treasury.pay', treasury.pay) },
    holdersOf: (role, office) =>
      Promise.resolve(people.all.filter((one) => one.posts.some((post) => post.role === role && post.office === office))),
    mac: (row) => ledgerMac(keys, row),
  };
  const quiet = (): void => undefined;
  Runtime.install({ logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet } as never });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: env('TEMPORAL_ADDRESS') }),
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    dataConverter: converter,
    activities: createActivities(ports),
    stickyQueueScheduleToStartTimeout: '1 second',
  });
  process.send?.('ready');
  process.once('SIGTERM', () => worker.shutdown());
  await worker.run();
  process.exit(0);
}

void main();
