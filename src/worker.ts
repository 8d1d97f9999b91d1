import { constants, setPriority } from 'node:os';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../activities';
import { maxHeartbeatThrottleInterval } from '../activities/ask-while-wanted';
import { collectDefaultMetrics, register } from 'prom-client';
import { taskQueue } from '../workflows/queues';
import { bundlePath } from './bundle';
import { loadConfig } from './config';
import { wayToTemporal } from './connections';
import { serveHealth } from './health-server';
import { startDrain } from './drain';
import { letterDrain } from './letters/drain';
import { noticeDrain } from './letters/notices';
import { createLogger } from './log';
import { serveMetrics } from './metrics-server';
import { sdkLogger } from './sdk-log';
import { wireWorker } from './wiring';

/**
 * Cases held in memory between their acts, about 0.4 MB each. One that was let go is replayed from its first event for its next act: with
 * fewer than are under way and wait in batches, they push each other out, and the same cases take half as much processor time again.
 */
const held = 80;

/**
 * The worker process: cases run here, and letters leave from here. Any number may run. On a machine that is full pages come first, since
 * somebody looks at them and at no case; threads of this process begin with what its first one has.
 */
async function main(): Promise<void> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const config = loadConfig(process.env);
  const log = createLogger({ part: 'worker', level: config.logLevel });
  // What the SDK says goes through our own logger, which masks what is personal.
  Runtime.install({ shutdownSignals: [], logger: sdkLogger(log) });
  const parts = await wireWorker(config, log);
  const connection = await NativeConnection.connect(wayToTemporal(config));
  const worker = await Worker.create({
    connection,
    namespace: config.temporalNamespace,
    taskQueue,
    workflowBundle: { codePath: bundlePath },
    dataConverter: parts.dataConverter,
    activities: createActivities(parts.ports),
    // Else what says that it goes on would be heard a moment before it counted as dead only.
    maxHeartbeatThrottleInterval,
    maxCachedWorkflows: held,
    workflowTaskPollerBehavior: { type: 'autoscaling' },
    activityTaskPollerBehavior: { type: 'autoscaling' },
  });
  await parts.schedule();
  const stopLetters = startDrain(letterDrain(parts.letters), { log, idleMs: 1_000 });
  // A rotation of keys that somebody began goes on here, whether or not they look on.
  const stopRotation = startDrain(parts.rotation, { log, idleMs: 30_000 });
  const stopNotices = startDrain(noticeDrain(parts.notices), { log, idleMs: 1_000 });
  const stopTellings = parts.tellings.map((drain) => startDrain(drain, { log, idleMs: 2_000 }));
  const health = await serveHealth(config.port, config.host, () => Promise.resolve(worker.getState() === 'RUNNING'));
  collectDefaultMetrics();
  const closeMetrics = await serveMetrics(register, config);
  const stop = (): void => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  await worker.run();
  await Promise.all([stopLetters(), stopRotation(), stopNotices(), ...stopTellings.map((stop) => stop())]);
  health.close();
  closeMetrics();
  await connection.close();
  await parts.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
