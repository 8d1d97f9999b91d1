import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../engines/free-port';
import { smallHeap } from '../src/heap';
import { keysFrom } from '../src/sealing/keys';
import { freshKeys } from '../src/sealing/keys-file';
import { type Rig, startRig } from './rig';

export interface Apart {
  rig: Rig;
  /** `worker.js` or `portal.js` in a process of its own, as production runs it; resolves once it is healthy. */
  start(script: string): Promise<{ child: ChildProcess; port: number }>;
  end(): Promise<void>;
}

/**
 * A rig without a worker of its own, and the processes of production beside it.
 * @param services registries and receivers of its own: `REGISTRIES_URL`, `TAX_URL`, `NATIONAL_URL`
 */
export async function startApart(services: Record<string, string> = {}): Promise<Apart> {
  const keysFile = join(mkdtempSync(join(tmpdir(), 'zhuye-bench-keys-')), 'keys.json');
  const file = freshKeys(new Date());
  writeFileSync(keysFile, JSON.stringify(file), { mode: 0o600 });
  const rig = await startRig({ keys: keysFrom(file), worker: false });
  await rig.world.store.settings.stampOrRefuse({ sandbox: true });
  const env = {
    ...process.env,
    ZHUYE_SANDBOX: '1',
    LOG_LEVEL: 'warn',
    KEYS_FILE: keysFile,
    MONGODB_URI: rig.world.db.uri,
    TEMPORAL_ADDRESS: rig.address,
    REGISTRIES_URL: rig.world.registriesUrl,
    TREASURY_URL: rig.world.treasuryUrl,
    ...services,
  };
  const children: ChildProcess[] = [];
  return {
    rig,
    async start(script) {
      const port = await freePort();
      const child = spawn(process.execPath, [...smallHeap, join(__dirname, '..', 'src', script)], {
        env: { ...env, PORT: String(port) },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      children.push(child);
      await healthy(port);
      return { child, port };
    },
    async end() {
      for (const child of children) child.kill('SIGTERM');
      await rig.end();
    },
  };
}

async function healthy(port: number): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing healthy at port ${port}`);
}
