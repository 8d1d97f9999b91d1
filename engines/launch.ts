import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync } from 'node:fs';
import { dirname, resolve as absolute } from 'node:path';
import { endProcess } from './end-process';
import { type Program, type Say } from './found';
import { hold, letGo, takeOver } from './pid-file';
import { pythonPath } from './pip';
import { identify } from './process-identity';
import { endWithUs } from './watcher';

/** A program that runs and answers. */
export interface Launched {
  readonly pid: number;
  /** Settles when it has ended, however it came to that. */
  readonly ended: Promise<string>;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** Kills it at once (SIGKILL), as a failing machine would, and waits until it has gone. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  readonly port: number;
  readonly dataDir: string;
  /** As in `Place`; yes if not said. */
  readonly durable?: boolean;
  /** Where its output goes; `<dataDir>.log` if not said. */
  readonly log?: string;
  /** Where it runs; in its data directory if not said. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly say: Say;
  /** Whether it really answers, asked again and again until true. */
  ready(): Promise<boolean>;
}

/** How long an engine may take until it answers; after a hard kill it reads its log first. */
const PATIENCE = 60_000;

/**
 * Starts an engine on its data directory and waits until it answers. In a process group of its own, so that Ctrl-C reaches only
 * the one who started it, who ends things in order; and if that one is killed, it ends too (`watcher.ts`). Throws with the last lines of its log if it ends or stays silent.
 */
export async function launch(program: Pick<Program, 'name' | 'command' | 'env' | 'args'>, options: LaunchOptions): Promise<Launched> {
  const { port, durable = true, say, ready, log = `${options.dataDir}.log` } = options;
  const home = absolute(options.dataDir);
  mkdirSync(home, { recursive: true });
  mkdirSync(dirname(absolute(log)), { recursive: true });
  await takeOver(home, say);
  const output = openSync(log, 'a');
  const child = spawn(program.command, program.args({ port, dataDir: home, durable }), {
    cwd: options.cwd ?? home,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...(options.env ?? process.env), ...program.env, ...pythonPath(program.command) },
  });
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with status ${code}`));
  });
  const { pid } = child;
  const identity = pid === undefined ? undefined : identify(pid);
  if (pid === undefined || !identity) throw new Error(`${program.name} does not start: ${await ended}`);
  hold(home, program.name, port, pid);
  const unwatch = endWithUs(identity);
  void ended.then(() => (unwatch(), letGo(home)));
  await answers(program.name, ready, ended).catch(async (error: unknown) => {
    await endProcess(identity, 2);
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${lastLines(log)}`);
  });
  return {
    pid,
    ended,
    stop: async () => void (await endProcess(identity), await ended),
    kill: async () => void (child.kill('SIGKILL'), await ended),
  };
}

async function answers(name: string, ready: () => Promise<boolean>, ended: Promise<string>): Promise<void> {
  let end: string | undefined;
  void ended.then((how) => (end = how));
  const until = Date.now() + PATIENCE;
  while (!(await ready().catch(() => false))) {
    if (end !== undefined) throw new Error(`${name} ${end} before it answered`);
    if (Date.now() > until) throw new Error(`${name} does not answer within ${PATIENCE / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function lastLines(log: string): string {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  } catch {
    return '';
  }
}
