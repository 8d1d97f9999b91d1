import { join } from 'node:path';
import { launch, type Launched } from '../../engines/launch';
import { smallHeap } from '../../src/heap';
import { healthy } from './healthy';

/** One of our own processes: a compiled file that listens on PORT. */
export interface Part {
  readonly name: string;
  /** Below `dist/`. */
  readonly program: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Starts a part and resolves when it is ready. Throws with the last lines of its log if it does not come to that. */
export function startPart({ name, program, port, env }: Part, data: string, say: (line: string) => void): Promise<Launched> {
  const root = join(__dirname, '..', '..', '..');
  return launch(
    { name, command: process.execPath, args: () => [...smallHeap, '--enable-source-maps', join(root, 'dist', program)] },
    {
      port,
      // Like an engine it has a folder of its own, beside which stands who runs it: a part left over from a killed run is ended.
      dataDir: join(data, 'parts', name),
      log: join(data, 'logs', `${name}.log`),
      cwd: root,
      env: { ...env, PORT: String(port) },
      ready: () => healthy(port),
      say,
    },
  );
}
