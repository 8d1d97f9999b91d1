import { join } from 'node:path';
import { type Engine } from '../../engines/engine';
import { startMongo } from '../../engines/mongo';
import { run } from '../../engines/run';
import { startTemporal } from '../../engines/temporal';
import { type Need } from './levels';

/** What levels stand on, started once for all of them. */
export interface Needs {
  /** What a test reads from its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Why something that was asked for cannot be had. */
  readonly missing: ReadonlyMap<Need, string>;
  readonly names: readonly string[];
  stop(): Promise<void>;
}

/** Starts what is asked for on empty data; what cannot be had is told, not thrown. */
export async function startNeeds(asked: ReadonlySet<Need>, dataDir: string): Promise<Needs> {
  const env: Record<string, string> = {};
  const missing = new Map<Need, string>();
  const engines: Engine[] = [];
  const start = async (need: Need, begin: () => Promise<Engine>, tell: (engine: Engine) => void): Promise<void> => {
    if (!asked.has(need)) return;
    try {
      const engine = await begin();
      engines.push(engine);
      tell(engine);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.error(why);
      missing.set(need, why.split('\n')[0] ?? why);
    }
  };
  await start(
    'mongodb',
    () => startMongo({ dataDir, log: join(dataDir, 'mongodb.log') }),
    (mongo) => Object.assign(env, { MONGODB_URI: mongo.address, MONGODB_POOL: String(mongo.maxPool) }),
  );
  await start(
    'temporal',
    () => startTemporal({ dataDir, log: join(dataDir, 'temporal.log') }),
    (temporal) => Object.assign(env, { TEMPORAL_ADDRESS: temporal.address }),
  );
  if (asked.has('chromium')) {
    const why = await chromiumMissing();
    if (why !== undefined) missing.set('chromium', `Chromium does not start: ${why}`);
  }
  return {
    env,
    missing,
    names: engines.map(({ name }) => name),
    async stop() {
      for (const engine of engines.reverse()) await engine.stop();
    },
  };
}

/** Why the browser that tests drive would not start; undefined if it would. Unpacks it the first time. */
async function chromiumMissing(): Promise<string | undefined> {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await run(await chromium.executablePath(), ['--version'], { seconds: 60 });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
