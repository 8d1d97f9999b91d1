import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { freshKeys } from '../src/sealing/keys-file';
import { keysFrom } from '../src/sealing/keys';
import { smallHeap } from '../src/heap';
import { enrol } from './accounts';
import { runCases } from './acts';
import { browserAt } from './portal';
import { startRig } from './rig';

/** Resident megabytes of a portal and a worker, each a process of its own, after so many cases and pages. */
export async function memory(cases: number): Promise<Record<string, unknown>> {
  const keysFile = join(mkdtempSync(join(tmpdir(), 'zhuye-bench-keys-')), 'keys.json');
  const file = freshKeys(new Date());
  writeFileSync(keysFile, JSON.stringify(file), { mode: 0o600 });
  const rig = await startRig({ keys: keysFrom(file), worker: false });
  await rig.world.store.settings.stampOrRefuse({ sandbox: true });
  const [workerPort, portalPort] = [await freePort(), await freePort()];
  const env = {
    ...process.env,
    ZHUYE_SANDBOX: '1',
    LOG_LEVEL: 'warn',
    KEYS_FILE: keysFile,
    MONGODB_URI: rig.world.db.uri,
    TEMPORAL_ADDRESS: rig.address,
    REGISTRIES_URL: rig.world.registriesUrl,
    TREASURY_URL: rig.world.treasuryUrl,
  };
  const children: ChildProcess[] = [];
  const start = (script: string, port: number): ChildProcess => {
    const child = spawn(process.execPath, [...smallHeap, join(__dirname, '..', 'src', script)], {
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    return child;
  };
  try {
    await enrol(rig.world, ['lh-minzhi', 'lh', 'lh-agency']);
    const worker = start('worker.js', workerPort);
    const portal = start('portal.js', portalPort);
    await healthy(workerPort);
    await healthy(portalPort);
    await runCases(rig.world, cases);
    const browser = browserAt(`http://127.0.0.1:${portalPort}`);
    await browser.signIn(rig.world.people.of('lh-minzhi', 'window').id);
    for (let at = 0; at < cases; at += 1) await browser.get('/desk');
    return {
      value: Math.max(residentMb(portal), residentMb(worker)),
      unit: 'MB',
      portalMb: residentMb(portal),
      workerMb: residentMb(worker),
      cases,
    };
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await rig.end();
  }
}

const residentMb = ({ pid }: ChildProcess): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1_024);

async function healthy(port: number): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing healthy at port ${port}`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
