import { join } from 'node:path';
import { freePort } from '../engines/free-port';
import { launch } from '../engines/launch';

/** The sandbox's registries and treasury, each a process of its own, so that their work is not counted as ours. */
export async function startServices(dataDir: string, say: (line: string) => void) {
  const [registries, treasury] = await Promise.all([startOne('registries', dataDir, say), startOne('treasury', dataDir, say)]);
  return {
    registriesUrl: registries.url,
    treasuryUrl: treasury.url,
    async stop(): Promise<void> {
      await Promise.all([registries.stop(), treasury.stop()]);
    },
  };
}

/** One service of the sandbox by the name of its folder, at a port of its own. */
export async function startOne(name: string, dataDir: string, say: (line: string) => void) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = join(dataDir, name);
  const { stop } = await launch(
    { name, command: process.execPath, args: () => [join(__dirname, '..', 'sandbox', name, 'main.js')] },
    {
      port,
      dataDir: own,
      env: { ...process.env, PORT: String(port), DATA_DIR: own, RECEIVERS_DIR: own },
      ready: async () => (await fetch(`${url}/healthz`)).ok,
      say,
    },
  );
  return { url, stop };
}
