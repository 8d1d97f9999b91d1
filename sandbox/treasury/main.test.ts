import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../engines/free-port';
import { type Fen } from '../../src/domain/values';
import { httpTreasury } from '../../src/treasury/http';
import { healthy } from '../supervise/healthy';

// The compiled treasury, as `npm start` runs it; `npm test` has compiled it before.
const program = join('dist', 'sandbox', 'treasury', 'main.js');
const dir = mkdtempSync(join(tmpdir(), 'zhuye-treasury-'));
let child: ChildProcess;

async function start(port: number): Promise<void> {
  child = spawn(process.execPath, [program], { env: { ...process.env, PORT: String(port), DATA_DIR: dir }, stdio: 'inherit' });
  while (!(await healthy(port))) if (child.exitCode !== null) throw new Error('the treasury ended');
}

async function end(signal: NodeJS.Signals): Promise<unknown[]> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return ended;
}

afterAll(async () => {
  if (child.exitCode === null && child.signalCode === null) await end('SIGKILL');
  rmSync(dir, { recursive: true });
});

test('what was paid stays paid when the treasury is killed, and is not paid again', async () => {
  const port = await freePort();
  const treasury = httpTreasury({ url: `http://127.0.0.1:${port}` });
  const order = {
    key: 'case/startup-fund/1',
    fen: 3_000_000 as Fen,
    payee: { name: '陈䶮', bank: '示例银行', account: '62170001' },
    purpose: '扶持',
  };
  await start(port);
  const first = await treasury.pay(order);
  expect(first.kind).toBe('paid');
  await end('SIGKILL');
  await start(port);
  expect(await treasury.pay(order)).toEqual(first);
  const booked = (await (await fetch(`http://127.0.0.1:${port}/_payments`)).json()) as { fen: number }[];
  expect(booked.map((one) => one.fen)).toEqual([3_000_000]);
  expect(await end('SIGTERM')).toEqual([0, null]);
});
