import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Act, type ActBodies, type ActKind } from '../../src/domain/case/acts';
import { type CaseState } from '../../src/domain/case/state';
import { type Actor } from '../../src/domain/offices';
import { type CaseId, type RequestId, type StepId } from '../../src/domain/values';
import { type Answer } from '../../src/domain/case/answer';
import { createEngine } from '../../src/engine/engine';
import { until } from './bad-days';
import { nowInstant, random } from './journey';
import { type World } from './world';

const script = join(__dirname, '..', '..', 'dist', 'test', 'support', 'worker-process.js');

/** A queue with a worker process of its own, which is started again when it dies, as whoever watches over the workers does. */
export interface Lane {
  /** The world, with an engine that puts its cases on this queue. */
  world: World;
  queue: string;
  /** How each worker ended so far that was to die, in order. */
  ends: (NodeJS.Signals | null)[];
  /** An act whose author has just seen the page; waits until it is done, whoever sends it. @throws if it is refused */
  act<K extends ActKind>(target: CaseId, actor: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void>;
  /** Waits as long as a batch may stand whose worker died. */
  until(target: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState>;
  /** Waits for what a submission came to. */
  arrived(request: RequestId, answer: Answer): Promise<void>;
  end(): Promise<void>;
}

/** @param deaths how its workers die, one after another: each is born to die the next of them, and the last lives on */
export async function startLane(world: World, keysFile: string, deaths: readonly string[]): Promise<Lane> {
  if (!existsSync(script)) throw new Error('build first: the worker that is killed is a process of its own');
  const queue = `lane-${random()}`;
  const ends: Lane['ends'] = [];
  let over = false;
  let worker = begin();

  async function begin(): Promise<ChildProcess> {
    const env = {
      ...process.env,
      KEYS_FILE: keysFile,
      MONGODB_URI: world.db.uri,
      REGISTRIES_URL: world.registriesUrl,
      TREASURY_URL: world.treasuryUrl,
      TAX_URL: world.taxUrl,
      TASK_QUEUE: queue,
      DEATH: deaths[ends.length] ?? '',
    };
    const child = fork(script, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('exit', (_code, signal) => {
      if (over) return;
      ends.push(signal);
      worker = begin();
    });
    child.send(world.policies);
    await once(child, 'message');
    return child;
  }

  // Patient beyond an activity's time-out: an answer comes as soon as there is one.
  const engine = createEngine({
    client: world.client,
    taskQueue: queue,
    store: world.store,
    actorOf: (id) => Promise.resolve(world.people.all.find((one) => one.id === id)),
    ...world.binding,
    patience: 14_000,
  });

  const arrived: Lane['arrived'] = async (request, answer) => {
    const stands = answer.kind === 'kept' ? await until(async () => (await world.store.outgoing.find(request))?.answer, 240, 100) : answer;
    if (stands.kind !== 'done') throw new Error(JSON.stringify(stands));
  };

  await worker;
  return {
    world: { ...world, engine },
    queue,
    arrived,
    ends,
    async act(target, actor, kind, step, body) {
      const request = random() as RequestId;
      const act = { kind, step: step as StepId, request, at: nowInstant(), seen: 1_000_000, ...body } as unknown as Act;
      await arrived(request, await engine.act(target, act, actor));
    },
    until: (target, shows) =>
      until(async () => [(await world.store.cases.read(target))?.state].find((state) => state && shows(state)), 240, 100),
    async end() {
      over = true;
      const child = await worker;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
