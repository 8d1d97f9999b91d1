import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program } from './found';
import { freePort } from './free-port';
import { launch } from './launch';
import { identify, lives, type Identity } from './process-identity';

const server = "require('http').createServer((_, r) => r.end()).listen(+process.argv[1], '127.0.0.1')";
const program = (code: string): Program => ({
  name: 'little',
  family: 'mongod',
  command: process.execPath,
  maxPool: 1,
  args: ({ port }) => ['-e', code, String(port)],
});
const start = async (dataDir: string, code = server) => {
  const port = await freePort();
  const ready = async (): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}`)).ok;
  return launch(program(code), { port, dataDir, say: () => undefined, ready });
};

describe('an engine', () => {
  let dir: string;
  beforeEach(() => (dir = join(mkdtempSync(join(tmpdir(), 'zhuye-launch-')), 'data')));
  afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

  it('is ready when it answers, holds its directory while it runs, and lets go of it when stopped', async () => {
    const running = await start(dir);
    expect(existsSync(`${dir}.running.json`)).toBe(true);
    await running.stop();
    expect(identify(running.pid)).toBeUndefined();
    expect(existsSync(`${dir}.running.json`)).toBe(false);
  });

  it('that ends before it answers is an error with its last words', async () => {
    await expect(start(dir, "console.error('no room'); process.exit(3)")).rejects.toThrow(/ended with status 3[^]*no room/);
  });

  it('left over from a run that was killed is ended before the directory is used again', async () => {
    const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await once(left, 'spawn');
    const [process_, owner] = [identify(left.pid ?? 0) as Identity, { pid: process.pid, birth: 'another life' }];
    writeFileSync(`${dir}.running.json`, JSON.stringify({ name: 'old', port: 1, process: process_, owner }));
    const running = await start(dir);
    expect(lives(process_)).toBe(false);
    await running.stop();
  });

  it('is not touched while the one who started it lives', async () => {
    const owner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await once(owner, 'spawn');
    const held = identify(owner.pid ?? 0) as Identity;
    writeFileSync(`${dir}.running.json`, JSON.stringify({ name: 'theirs', port: 1, process: held, owner: held }));
    await expect(start(dir)).rejects.toThrow(/in use by theirs/);
    expect(lives(held)).toBe(true);
    owner.kill();
    await once(owner, 'exit');
  });
});
