import { join } from 'node:path';
import { type Program } from '../found';

/** Values of the server's dynamic configuration. The server ignores a name that it does not know, so a typo here would stay unseen. */
const dynamic = {
  // Halves the time of an Update with one activity on a server that is otherwise idle.
  'system.enableActivityEagerExecution': 'true',
  'matching.numTaskqueueReadPartitions': '1',
  'matching.numTaskqueueWritePartitions': '1',
  // The limits are meant for a cluster shared by many; here there is one user.
  'frontend.namespaceRPS': '20000',
  'frontend.namespaceRPS.visibility': '2000',
  'frontend.persistenceMaxQPS': '20000',
  'history.persistenceMaxQPS': '20000',
  'matching.persistenceMaxQPS': '20000',
};

/** The Temporal CLI's dev server. Keeps everything through a kill; with synchronous=OFF a power cut may lose the last moments. */
export const temporal = (command: string): Program => ({
  name: 'temporal',
  family: 'temporal',
  command,
  maxPool: 0,
  args: ({ port, dataDir }) => [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'],
    // Beside `default`, so that what the sandbox holds says so by its namespace.
    ...['--namespace', 'sandbox'],
    ...['--db-filename', join(dataDir, 'temporal.sqlite')],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=OFF'],
    ...Object.entries(dynamic).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ],
});
