import { spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { endProcess } from '../engines/end-process';
import { identify } from '../engines/process-identity';

/** A process that runs and answers, or an engine: what the supervisor watches. */
export interface Running {
  readonly pid?: number;
  /** Settles when it has ended, with how. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface PartOptions {
  readonly name: string;
  /** The compiled file. */
  readonly file: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
  /** Where lines of level error go as well: the console. */
  say(line: string): void;
}

const PATIENCE = 60_000;

/**
 * Starts one of our own processes and waits until its /healthz says 200. In a group of its own, so that Ctrl-C reaches only the
 * supervisor. Throws with its last words if it ends before, or stays silent for a minute.
 */
export async function startPart({ name, file, port, env, log, say }: PartOptions): Promise<Running> {
  const child = spawn(process.execPath, ['--enable-source-maps', file], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, PORT: String(port) },
  });
  const output = createWriteStream(log, { flags: 'a' });
  let last = '';
  const follow = (line: string): void => {
    if (line.trim()) last = line;
    const trouble = troubleIn(line);
    if (trouble) say(`${name}: ${trouble} (see ${log})`);
  };
  for (const stream of [child.stdout, child.stderr]) lines(stream, output, follow);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      output.end();
      resolve(signal ? `was ended by ${signal}` : `ended with status ${code}`);
    });
  });
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  if (!identity) throw new Error(`${name} ${await ended}: ${last}`);
  const stop = async (): Promise<void> => void (await endProcess(identity), await ended);
  try {
    await healthy(port, ended);
  } catch (error) {
    await stop();
    throw new Error(`${name} ${error instanceof Error ? error.message : String(error)}: ${last}`);
  }
  return { pid: identity.pid, ended, stop };
}

function lines(stream: NodeJS.ReadableStream, output: WriteStream, each: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    output.write(chunk);
    const whole = (rest + chunk.toString()).split('\n');
    rest = whole.pop() ?? '';
    whole.forEach(each);
  });
}

/** Our log is JSON lines with pino's levels: 50 is an error. */
function troubleIn(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, msg } = JSON.parse(line) as { level?: number; msg?: string };
    return level !== undefined && level >= 50 ? (msg ?? 'error') : undefined;
  } catch {
    return undefined;
  }
}

async function healthy(port: number, ended: Promise<string>): Promise<void> {
  let end: string | undefined;
  void ended.then((how) => (end = how));
  const until = Date.now() + PATIENCE;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    if (end !== undefined) throw new Error(end);
    if (Date.now() > until) throw new Error(`does not answer on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

