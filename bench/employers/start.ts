import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../engines/free-port';
import { launch } from '../../engines/launch';

/** Registries that know the bench's employers, in a process of its own. */
export async function startRegistries(small: number, large: number) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [join(__dirname, 'registries.js'), String(port), String(small), String(large)];
  const { stop } = await launch(
    { name: 'registries', command: process.execPath, args: () => args },
    {
      port,
      dataDir: mkdtempSync(join(tmpdir(), 'zhuye-bench-')),
      env: process.env,
      ready: async () => (await fetch(`${url}/healthz`)).ok,
      say: () => undefined,
    },
  );
  return { url, stop };
}
