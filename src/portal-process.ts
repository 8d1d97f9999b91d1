import { type Config, loadConfig } from './config';
import { startDrain } from './drain';
import { createLogger } from './log';
import { serveMetrics } from './metrics-server';
import { createApp } from './portal/app';
import { type Around } from './portal/around';
import { metricsOf } from './portal/middleware/metrics';
import { scanDrain } from './scanning/drain';
import { watchNotices } from './portal/watch-notices';
import { wirePortal } from './wiring';

/**
 * The portal process: pages, and the drain of what was kept while nobody answered. Any number may run.
 * Ends the process with what is wrong in words if it cannot start. @param around what stands around the pages where they are only tried out
 */
export function runPortal(around?: (config: Config) => Around): void {
  start(around).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}

async function start(around?: (config: Config) => Around): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger({ part: 'portal', level: config.logLevel });
  const { services, close } = await wirePortal(config, log);
  const { store, scanner, engine, room } = services;
  // Whoever is inside comes before what is kept anyway.
  const stopDrain = startDrain(() => engine.drain(room.isBusy() ? 1 : 10), { log, idleMs: 1_000 });
  const stopScanning = scanner && startDrain(scanDrain({ store, scanner, log }), { log, idleMs: 10_000 });
  const app = createApp(around ? { ...services, around: around(config) } : services);
  const stopWatching = startDrain(watchNotices(services, `http://127.0.0.1:${config.port}`), { log, idleMs: 5 * 60_000 });
  const closeMetrics = await serveMetrics(metricsOf(app), config);
  const server = app.listen(config.port, config.host, (error?: Error) => {
    if (error) throw error;
    log.info({ port: config.port }, 'the portal listens');
  });
  const stop = (): void => {
    closeMetrics();
    server.close(() => void Promise.all([stopDrain(), stopScanning?.(), stopWatching()]).then(close));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
