import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine } from '../engines/engine';
import { startMongo } from '../engines/mongo';
import { startTemporal } from '../engines/temporal';
import { startWorld, type World, type WorldOptions } from '../test/support/world';
import { type Measured } from './processor';
import { startServices } from './services';

export interface Rig {
  world: World;
  mongo: string;
  address: string;
  /** Us (acts sent and the worker that does them), and the engines. */
  measured: Measured;
  end(): Promise<void>;
}

/**
 * Engines of its own in a temporary folder, and a world on them; what it started it ends.
 * @param options the keys to use, whether to run a worker here and other registries; all as usual if left out
 */
export async function startRig({
  registriesUrl,
  ...options
}: Pick<WorldOptions, 'keys' | 'worker'> & { registriesUrl?: string } = {}): Promise<Rig> {
  delete process.env['MONGODB_URI'];
  delete process.env['TEMPORAL_ADDRESS'];
  const dataDir = mkdtempSync(join(tmpdir(), 'zhuye-bench-'));
  const say = (line: string): void => console.error(line);
  const mongo = await startMongo({ dataDir, say });
  const temporal = await startTemporal({ dataDir, say });
  process.env['MONGODB_URI'] = mongo.address;
  process.env['MONGODB_POOL'] = String(mongo.maxPool);
  process.env['TEMPORAL_ADDRESS'] = temporal.address;
  const services = await startServices(dataDir, say);
  // Patient: on a machine that does other work too an act may take longer than a page waits for it.
  const world = await startWorld({
    ...options,
    pool: mongo.maxPool,
    services: { ...services, ...(registriesUrl ? { registriesUrl } : {}) },
    patience: 60_000,
  });
  return {
    world,
    mongo: mongo.name,
    address: temporal.address,
    measured: { node: { pid: process.pid }, temporal: groupOf(temporal), mongodb: groupOf(mongo) },
    async end() {
      await world.end();
      await services.stop();
      await temporal.stop();
      await mongo.stop();
    },
  };
}

/** An engine is the head of a group; of one that runs elsewhere nothing is known. */
const groupOf = ({ pid }: Engine): { group: number } | undefined => (pid === undefined ? undefined : { group: pid });

/** One figure, one line of JSON. */
export const report = (figure: Record<string, unknown>): void => console.log(JSON.stringify(figure));

export const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Runs jobs, so many at a time. @returns seconds it took */
export async function abreast(count: number, at: number, job: (index: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: at }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await job(index);
      }
    }),
  );
  return (performance.now() - start) / 1_000;
}
