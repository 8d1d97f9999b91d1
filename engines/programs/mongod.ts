import { type Program } from '../found';

/** The real MongoDB server, standalone: the project needs no transactions (single documents and keys are atomic). */
export const mongod = (command: string): Program => ({
  name: 'mongod',
  family: 'mongod',
  command,
  maxPool: 20,
  args: ({ port, dataDir }) => [
    ...['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', dataDir],
    ...['--wiredTigerCacheSizeGB', '0.25', '--quiet'],
  ],
});
