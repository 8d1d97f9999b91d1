import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type StartOptions } from '../../engines/engine';
import { startMongo } from '../../engines/mongo';
import { startTemporal } from '../../engines/temporal';

/** An engine that may be killed, and started again on the same data and port. */
export interface OwnEngine {
  /** As a failing machine would. */
  kill(): Promise<void>;
  again(): Promise<void>;
}

export interface OwnEngines {
  mongo: OwnEngine;
  temporal: OwnEngine;
  end(): Promise<void>;
}

const addresses = ['MONGODB_URI', 'TEMPORAL_ADDRESS'];

/** MongoDB and Temporal of this test file alone; from now on its environment names them. */
export async function ownEngines(): Promise<OwnEngines> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhuye-own-'));
  const stops: (() => Promise<void>)[] = [];

  /** The level's own engines are given by address; one that is ours to kill must not be looked for there. */
  const unaddressed = async (start: (options: StartOptions) => Promise<Engine>, port?: number): Promise<Engine> => {
    const given = addresses.map((name) => [name, process.env[name]] as const);
    for (const name of addresses) delete process.env[name];
    try {
      return await start({ dataDir, say: () => undefined, ...(port === undefined ? {} : { port }) });
    } finally {
      for (const [name, value] of given) if (value !== undefined) process.env[name] = value;
    }
  };

  const own = async (start: (options: StartOptions) => Promise<Engine>, name: string): Promise<OwnEngine> => {
    let running = await unaddressed(start);
    const { address } = running;
    process.env[name] = address;
    stops.unshift(() => running.stop());
    return {
      kill: () => running.kill(),
      again: async () => void (running = await unaddressed(start, Number(/:(\d+)/.exec(address.replace('mongodb:', ''))?.[1]))),
    };
  };

  return {
    mongo: await own(startMongo, 'MONGODB_URI'),
    temporal: await own(startTemporal, 'TEMPORAL_ADDRESS'),
    async end() {
      for (const stop of stops) await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
