import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, lives, type Identity } from './process-identity';

/** A process of its own that runs our sources, and goes on; what it starts is said on its output. */
const starter = (code: string): string => `
const { transformSync } = require('@swc/core');
const { readFileSync } = require('fs');
const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } };
require('module')._extensions['.ts'] = (module, file) => module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
const ours = (name) => require(${JSON.stringify(__dirname)} + '/' + name + '.ts');
setInterval(() => {}, 1e6);
${code}`;

/** By `launch`, as every engine and every part of the sandbox is. */
const launched = (dir: string): string => `
const program = { name: 'little', command: process.execPath, args: () => ['-e', 'setInterval(() => {}, 1e6)'] };
ours('launch').launch(program, { port: 0, dataDir: ${JSON.stringify(dir)}, say() {}, ready: async () => true }).then(({ pid }) => console.log(pid));`;

/** One that does not hear a polite request. */
const deaf = `
const child = require('child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); console.log(1); setInterval(() => {}, 1e6)"], { detached: true });
child.stdout.once('data', () => {
  ours('watcher').endWithUs(ours('process-identity').identify(child.pid), 0.5);
  console.log(child.pid);
});`;

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'zhuye-watch-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function started(code: string, detached = false) {
  const one = spawn(process.execPath, ['-e', starter(code)], { stdio: ['ignore', 'pipe', 'inherit'], detached });
  const [said] = (await once(one.stdout, 'data')) as [Buffer];
  return { one, engine: identify(Number(said.toString())) as Identity };
}
const gone = async (engine: Identity): Promise<void> => {
  while (lives(engine)) await pause(50);
};

it('an engine ends when the one who started it is killed', async () => {
  const { one, engine } = await started(launched(join(dir, 'data')));
  expect(lives(engine)).toBe(true);
  one.kill('SIGKILL');
  await gone(engine);
}, 10_000);

it('and when a whole group of processes is killed at once, be it deaf to a polite request', async () => {
  const { one, engine } = await started(deaf, true);
  expect(lives(engine)).toBe(true);
  process.kill(-(one.pid ?? 0), 'SIGKILL');
  await gone(engine);
}, 10_000);
