import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hold, takeOver } from './pid-file';
import { identify, lives } from './process-identity';

const home = (): string => join(mkdtempSync(join(tmpdir(), 'zhuye-pid-')), 'mongod');
const noted = (dir: string): string => `${dir}.running.json`;

/** A process that runs until it is ended. */
async function sleeper(): Promise<{ pid: number; ended: Promise<unknown> }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); process.stdout.write("up")'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return { pid: child.pid ?? 0, ended };
}

test('an engine left over from a killed run is ended before its directory is used again', async () => {
  const [dir, engine] = [home(), await sleeper()];
  hold(dir, 'mongod', 1, engine.pid);
  // As if the one who started it had gone: a process of that id, but born at another time.
  const held = { name: 'mongod', port: 1, process: identify(engine.pid), owner: { pid: 1, birth: 'long ago' } };
  writeFileSync(noted(dir), JSON.stringify(held));
  const said: string[] = [];
  await takeOver(dir, (line) => said.push(line));
  await engine.ended;
  expect(said).toEqual([expect.stringContaining(`process ${engine.pid}`)]);
  expect(existsSync(noted(dir))).toBe(false);
});

test('a directory whose owner still runs is refused, and its engine left alone', async () => {
  const [dir, engine, owner] = [home(), await sleeper(), await sleeper()];
  const [runs, owns] = [identify(engine.pid), identify(owner.pid)];
  writeFileSync(noted(dir), JSON.stringify({ name: 'mongod', port: 1, process: runs, owner: owns }));
  await expect(takeOver(dir, () => undefined)).rejects.toThrow(`in use by mongod (process ${engine.pid}, started by process ${owner.pid})`);
  expect(runs && lives(runs)).toBe(true);
  for (const one of [engine, owner]) {
    process.kill(one.pid, 'SIGKILL');
    await one.ended;
  }
});

test('a process that has the number of an old one, but another birth, is not ended', async () => {
  const [dir, stranger] = [home(), await sleeper()];
  writeFileSync(
    noted(dir),
    JSON.stringify({ name: 'mongod', port: 1, process: { pid: stranger.pid, birth: 'long ago' }, owner: { pid: 1, birth: 'long ago' } }),
  );
  await takeOver(dir, () => undefined);
  expect(identify(stranger.pid)).toBeDefined();
  expect(existsSync(noted(dir))).toBe(false);
  process.kill(stranger.pid, 'SIGKILL');
  await stranger.ended;
});

test('a directory that nobody noted is free', async () => {
  await expect(takeOver(home(), () => undefined)).resolves.toBeUndefined();
});
