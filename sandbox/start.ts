import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Engine } from '../engines/engine';
import { startMongo } from '../engines/mongo';
import { startTemporal } from '../engines/temporal';
import { createKeysFile } from '../src/sealing/keys-file';
import { accountsToTry } from './accounts';
import { startPart, type Running } from './part';
import { choosePorts, type Listener } from './ports';
import { claimRun, type RunNote } from './run-file';
import { watch, type Watched } from './watch';

const say = (line: string): void => console.log(line);
const data = resolve(process.env['ZHUYE_DATA'] || '.data');
const logs = join(data, 'logs');
const log = (name: string): string => join(logs, `${name}.log`);
/** The compiled code, whose sandbox folder this file stands in. */
const built = (...path: string[]): string => join(__dirname, '..', ...path);

/** Starts the whole sandbox: engines, the services around us, worker, portal; keeps them alive until it is told to stop. */
async function main(): Promise<void> {
  mkdirSync(logs, { recursive: true });
  const note = await claimRun(join(data, 'run.json'));
  if ('running' in note) {
    say(`Zhuye already runs at ${note.running}`);
    return;
  }
  const watched: Watched[] = [];
  const told = new Promise<void>((done) => void process.on('SIGINT', done).on('SIGTERM', done).on('SIGHUP', done));
  const tidy = async (): Promise<void> => {
    for (const part of watched.reverse()) await part.stop();
    note.remove();
  };
  const starting = startAll(note, watched);
  starting.catch(() => undefined);
  try {
    await Promise.race([starting, told]);
    await told;
    say('Stopping …');
    // Whatever is starting at this moment has to stand before it can be ended in order.
    await starting.catch(() => undefined);
    await tidy();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    await tidy();
  }
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP');
}

async function startAll(note: RunNote, watched: Watched[]): Promise<void> {
  const ports = await choosePorts(join(data, 'ports.json'));
  const keep = async (name: string, start: () => Promise<Running>): Promise<void> => {
    const noted = async (): Promise<Running> => {
      const running = await start();
      note.add(running.pid);
      return running;
    };
    watched.push(await watch(name, noted, say));
  };
  const engines: { mongo?: Engine; temporal?: Engine } = {};
  await keep('MongoDB', async () => (engines.mongo = await startMongo({ dataDir: data, port: ports.mongodb, log: log('mongodb'), say })));
  await keep('Temporal', async () => (engines.temporal = await startTemporal({ dataDir: data, port: ports.temporal, log: log('temporal'), say })));
  if (!engines.mongo || !engines.temporal) throw new Error('an engine has no address');
  say(`MongoDB: ${engines.mongo.name}; Temporal: ${engines.temporal.name}`);

  const keys = join(data, 'keys.json');
  createKeysFile(keys);
  const env = environment(ports, engines.mongo, engines.temporal, keys);
  const part = (name: string, port: Listener, ...file: string[]): Promise<void> =>
    keep(name, () => startPart({ name, file: built(...file), port: ports[port], env, log: log(name), say }));
  await part('registries', 'registries', 'sandbox', 'registries', 'main.js');
  await part('treasury', 'treasury', 'sandbox', 'treasury', 'main.js');
  await part('letters', 'letters', 'sandbox', 'letters', 'main.js');
  await promisify(execFile)(process.execPath, [built('sandbox', 'seed.js')], { env: { ...process.env, ...env } });
  await part('worker', 'worker', 'src', 'worker.js');
  await part('portal', 'portal', 'src', 'portal.js');

  const address = `http://127.0.0.1:${ports.portal}`;
  note.ready(address);
  say(`Zhuye is ready at ${address}`);
  for (const { login, password, who } of accountsToTry()) say(`  ${login} / ${password}  ${who}`);
}

function environment(ports: Record<Listener, number>, mongo: Engine, temporal: Engine, keys: string): Record<string, string> {
  const uri = new URL(mongo.address);
  // An address given may name a database of its own; ours is never made inside another program's by chance.
  if (uri.pathname.length < 2) uri.pathname = '/zhuye-sandbox';
  return {
    ZHUYE_SANDBOX: '1',
    HOST: '127.0.0.1',
    MONGODB_URI: uri.href,
    MONGODB_POOL: String(mongo.maxPool),
    TEMPORAL_ADDRESS: temporal.address,
    KEYS_FILE: keys,
    REGISTRIES_URL: `http://127.0.0.1:${ports.registries}`,
    TREASURY_URL: `http://127.0.0.1:${ports.treasury}`,
    SMS_URL: `http://127.0.0.1:${ports.letters}`,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    SMTP_PORT: String(ports.smtp),
    PUBLIC_URL: `http://127.0.0.1:${ports.portal}`,
  };
}

void main();
