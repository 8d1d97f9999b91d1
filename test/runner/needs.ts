import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Engine } from '../../engines/engine';
import { startMongo } from '../../engines/mongo';
import { startTemporal } from '../../engines/temporal';
import { type Need } from './levels';

/** What the tests need beyond Node, each started once and only when the first level asks for it. */
export interface Needs {
  /** The environment by which a level finds what it needs, or why it cannot be had. */
  get(needs: readonly Need[]): Promise<{ env: Record<string, string>; names: string } | { no: string }>;
  end(): Promise<void>;
}

type Had = { env: Record<string, string>; name: string };

/** The data of these engines lives in a folder of its own that goes with them: no write waits for the disk. */
export function createNeeds(say: (line: string) => void): Needs {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-test-'));
  const running: Engine[] = [];
  const kept = new Map<Need, Promise<Had | { no: string }>>();

  const start: Record<Need, () => Promise<Had>> = {
    mongodb: async () => {
      const mongo = await startMongo({ dataDir: dir, durable: false, say });
      running.push(mongo);
      const env = { MONGODB_URI: mongo.address, MONGODB_POOL: String(mongo.maxPool) };
      // One that was started elsewhere stays, and nothing of ours may stay in it.
      return { env: mongo.family ? { ...env, ZHUYE_ENGINES_GO: '1' } : env, name: mongo.name };
    },
    temporal: async () => {
      const temporal = await startTemporal({ dataDir: dir, say });
      running.push(temporal);
      return { env: { TEMPORAL_ADDRESS: temporal.address }, name: temporal.name };
    },
    chromium: async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ['test/browser/chromium.mjs'], { timeout: 120_000 });
      return { env: { ZHUYE_CHROMIUM: stdout.trim() }, name: 'chromium' };
    },
  };

  return {
    get: async (needs) => {
      const had: Had[] = [];
      for (const need of needs) {
        const one =
          kept.get(need) ?? start[need]().catch((error: unknown) => ({ no: error instanceof Error ? error.message : String(error) }));
        kept.set(need, one);
        const got = await one;
        if ('no' in got) return got;
        had.push(got);
      }
      return {
        env: Object.assign({}, ...had.map(({ env }) => env)) as Record<string, string>,
        names: had.map(({ name }) => name).join(', '),
      };
    },
    end: async () => {
      for (const engine of running.reverse()) await engine.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
