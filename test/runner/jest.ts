import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify } from '../../engines/process-identity';
import { endWithUs } from '../../engines/watcher';
import { type Row } from './row';

interface Outcome {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numRuntimeErrorTestSuites: number;
}

/**
 * Runs test files by jest in a process of its own. In CI a test that is passed over counts as failed: it was written to be run.
 * @param env added to the environment
 */
export async function jest(level: string, files: readonly string[], env: Readonly<Record<string, string>>, ci: boolean): Promise<Row> {
  const began = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-jest-'));
  const result = join(dir, 'result.json');
  // The native part of Temporal's SDK keeps a handle open after its last connection is closed; without --forceExit jest would wait.
  const forced = env['TEMPORAL_ADDRESS'] ? ['--forceExit'] : [];
  // Two files at a time: whoever waits for a lease or a time-out leaves the machine to a neighbour. Each has a database and a queue of its own.
  const flags = ['--json', '--outputFile', result, '--maxWorkers', '2', ...forced];
  const args = ['node_modules/jest/bin/jest.js', ...flags, '--runTestsByPath', ...files];
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
  const seconds = (performance.now() - began) / 1000;
  const outcome = read(result);
  rmSync(dir, { recursive: true, force: true });
  if (!outcome) return { level, passed: 0, failed: 1, skipped: 0, seconds, note: 'jest ended without a result' };
  const { numPassedTests: passed, numPendingTests: pending } = outcome;
  const failed = outcome.numFailedTests + outcome.numRuntimeErrorTestSuites + (ci ? pending : 0);
  const note = pending ? { note: ci ? `${pending} passed over, which counts as failed in CI` : `${pending} passed over` } : {};
  return { level, passed, failed, skipped: ci ? 0 : pending, seconds, ...note };
}

function read(file: string): Outcome | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return undefined;
  }
}
