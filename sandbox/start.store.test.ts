import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { withDatabase } from './supervise/environment';

// The compiled sandbox, as `npm start` runs it; `npm test` has compiled it before.
const program = join('dist', 'sandbox', 'start.js');
const data = mkdtempSync(join(tmpdir(), 'zhuye-start-'));
const server = process.env['MONGODB_URI'] ?? '';
const database = `zhuye-start-${randomBytes(6).toString('hex')}`;
const env = {
  ...process.env,
  ZHUYE_DATA: data,
  MONGODB_URI: withDatabase(server.replace(/(:\d+)\/[^?]*/, '$1/'), database),
  TEMPORAL_ADDRESS: '',
  ZHUYE_LIVING: 'none',
};

let sandbox: ChildProcess;
let said = '';
let heard: () => void = () => undefined;

/** Waits until the sandbox has said it, or has ended. */
async function says(words: string | RegExp): Promise<void> {
  while (said.search(words) < 0) {
    if (sandbox.exitCode !== null) throw new Error(`it ended:\n${said}`);
    await new Promise<void>((resolve) => (heard = resolve));
  }
}

const addressSaid = (): string => /ready at (\S+)/.exec(said)?.[1] ?? '';
const pidOf = (file: string): number => (JSON.parse(readFileSync(join(data, file), 'utf8')) as { process: { pid: number } }).process.pid;
const health = async (port: number): Promise<number> => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
const ports = (): Record<string, number> => JSON.parse(readFileSync(join(data, 'ports.json'), 'utf8')) as Record<string, number>;

beforeAll(async () => {
  if (!server) throw new Error('MONGODB_URI is not set: the store level needs MongoDB');
  sandbox = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [sandbox.stdout, sandbox.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      heard();
    });
  }
  sandbox.once('exit', () => heard());
  await says('Zhuye is ready at');
}, 120_000);

afterAll(async () => {
  if (sandbox.exitCode === null && sandbox.signalCode === null) {
    const ended = once(sandbox, 'exit');
    sandbox.kill('SIGTERM');
    await ended;
  }
  const client = new MongoClient(server);
  await client.db(database).dropDatabase();
  await client.close();
  rmSync(data, { recursive: true, force: true });
}, 60_000);

test('it prints one address, where the sign-in page is, and the accounts to try', async () => {
  await says(/minzhi-chuangkou +zhuye-sandbox/);
  expect(said.match(/http:\/\//g)).toHaveLength(1);
  expect((await fetch(addressSaid())).status).toBe(200);
});

test('a second start says where the first one runs, and leaves it alone', async () => {
  const second = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let words = '';
  second.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [status] = (await once(second, 'close')) as [number];
  expect(words).toContain(`Zhuye runs already at ${addressSaid()}`);
  expect(status).toBe(1);
  expect(await health(ports()['portal'] ?? 0)).toBe(200);
});

test('a worker that is killed comes back at its port, as another process', async () => {
  const before = pidOf('parts/worker.running.json');
  process.kill(before, 'SIGKILL');
  await says('worker ended by SIGKILL; starting it again');
  await says('worker is back');
  expect(pidOf('parts/worker.running.json')).not.toBe(before);
  expect(await health(ports()['worker'] ?? 0)).toBe(200);
}, 60_000);

test('Temporal that is killed comes back at its address, with what it held', async () => {
  process.kill(pidOf('temporal.running.json'), 'SIGKILL');
  await says('Temporal ended by SIGKILL; starting it again');
  await says('Temporal is back');
}, 60_000);

test('told to stop, it ends every part and says goodbye', async () => {
  const parts = ['portal', 'worker', 'identity', 'letters', 'receivers', 'treasury', 'registries'].map((name) =>
    pidOf(`parts/${name}.running.json`),
  );
  const ended = once(sandbox, 'exit') as Promise<[number | null]>;
  sandbox.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  const alive = parts.filter((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });
  expect(alive).toEqual([]);
}, 60_000);
