import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { identify } from '../../engines/process-identity';
import { endWithUs } from '../../engines/watcher';
import { type FileResult } from './row';

/** As jest writes it with `--json`; times are in milliseconds. */
interface Outcome {
  testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: { status: string }[] }[];
}

// Each file has a database and a queue of its own; more than four would only queue up for one MongoDB.
const atOnce = Math.min(availableParallelism(), 4);

/**
 * Runs test files by jest in a process of its own, the longest first.
 * @param env added to the environment
 * @returns what became of each, by its path; a file that is not there was never ended
 */
export async function jest(files: readonly string[], env: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, FileResult>> {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-jest-'));
  const result = join(dir, 'result.json');
  // The native part of Temporal's SDK keeps a handle open after its last connection is closed; without --forceExit jest would wait.
  const forced = env['TEMPORAL_ADDRESS'] ? ['--forceExit'] : [];
  const sequencer = join(process.cwd(), 'test', 'runner', 'longest-first.js');
  const flags = ['--testSequencer', sequencer, '--json', '--outputFile', result, '--maxWorkers', String(atOnce), ...forced];
  // Its workers take this from it: with more room for what is young, less of it is moved about.
  const args = ['--max-semi-space-size=32', 'node_modules/jest/bin/jest.js', ...flags, '--runTestsByPath', ...files];
  await new Promise<void>((resolve) => {
    // jest writes the same JSON to its output: what a person reads goes to the error stream.
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
      detached: true,
    });
    // When the run is stopped, or killed, no test goes on by itself.
    const identity = identify(child.pid ?? 0);
    if (identity) endWithUs(identity);
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const outcome = read(result);
  rmSync(dir, { recursive: true, force: true });
  return new Map(outcome.testResults.map((one) => [relative(process.cwd(), one.name).split(sep).join('/'), resultOf(one)]));
}

/** A file that could not be run, or failed around its tests, has failed once even if none of its tests has. */
export function resultOf({ status, startTime, endTime, assertionResults }: Outcome['testResults'][number]): FileResult {
  const count = (wanted: string): number => assertionResults.filter((one) => one.status === wanted).length;
  const [passed, failed] = [count('passed'), count('failed')];
  return {
    passed,
    failed: failed || Number(status === 'failed'),
    skipped: assertionResults.length - passed - failed,
    seconds: (endTime - startTime) / 1000,
  };
}

function read(file: string): Outcome {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return { testResults: [] };
  }
}
