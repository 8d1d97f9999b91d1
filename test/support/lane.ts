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
  /** Lets the worker die so. @returns how the worker ended, once it has */
  doom(death: string): Promise<() => NodeJS.Signals | null>;
  /** An act whose author has just seen the page; waits until it is done, whoever sends it. @throws if it is refused */
  act<K extends ActKind>(target: CaseId, actor: Actor, kind: K, step: string, body: ActBodies[K]): Promise<void>;
  /** Waits as long as a batch may stand whose worker died. */
  until(target: CaseId, shows: (state: CaseState) => boolean): Promise<CaseState>;
  /** Waits for what a submission came to. */
  arrived(request: RequestId, answer: Answer): Promise<void>;
  end(): Promise<void>;
}

export async function startLane(world: World, keysFile: string): Promise<Lane> {
  if (!existsSync(script)) throw new Error('build first: the worker that is killed is a process of its own');
  const queue = `lane-${random()}`;
  let over = false;
  let worker = begin();

  async function begin(): Promise<ChildProcess> {
    const env = {
      ...process.env,
      KEYS_FILE: keysFile,
      MONGODB_URI: world.db.uri,
      REGISTRIES_URL: world.registriesUrl,
      TREASURY_URL: world.treasuryUrl,
      TASK_QUEUE: queue,
    };
    const child = fork(script, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('exit', () => {
      if (!over) worker = begin();
    });
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
    const stands = answer.kind === 'kept' ? await until(async () => (await world.store.outgoing.find(request))?.answer, 75, 100) : answer;
    if (stands.kind !== 'done') throw new Error(JSON.stringify(stands));
  };

  await worker;
  return {
    world: { ...world, engine },
    arrived,
    async doom(death) {
      const child = await worker;
      const heard = once(child, 'message');
      child.send(death);
      await heard;
      return () => child.signalCode;
    },
    async act(target, actor, kind, step, body) {
      const request = random() as RequestId;
      const act = { kind, step: step as StepId, request, at: nowInstant(), seen: 1_000_000, ...body } as unknown as Act;
      await arrived(request, await engine.act(target, act, actor));
    },
    until: (target, shows) =>
      until(async () => [(await world.store.cases.read(target))?.state].find((state) => state && shows(state)), 90, 100),
    async end() {
      over = true;
      const child = await worker;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Each job takes a thing that is free, or waits for the next one that is. */
export function sharing<T>(things: T[]): <R>(job: (one: T) => Promise<R>) => Promise<R> {
  const free = [...things];
  const waiting: ((one: T) => void)[] = [];
  return async (job) => {
    const one = free.shift() ?? (await new Promise<T>((resolve) => waiting.push(resolve)));
    try {
      return await job(one);
    } finally {
      const next = waiting.shift();
      if (next) next(one);
      else free.push(one);
    }
  };
}
