import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Level } from './levels';
import { type Result } from './result';

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** Runs one level's files by jest, whose own words go to the terminal. A file that cannot even be loaded counts as one failed test. */
export async function runJest({ name, needs }: Level, files: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'zhuye-jest-'));
  const output = join(folder, 'report.json');
  const began = Date.now();
  const status = await jest(
    ['--runTestsByPath', ...files, '--json', '--outputFile', output, '--forceExit', ...(needs.length > 0 ? ['--runInBand'] : [])],
    env,
  );
  const seconds = (Date.now() - began) / 1000;
  const found = read(output);
  rmSync(folder, { recursive: true, force: true });
  if (!found) return { name, passed: 0, failed: 1, pending: 0, seconds };
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
  return {
    name,
    passed: found.numPassedTests,
    // jest may end badly after all tests passed, by a setup that fails for example.
    failed: failed || (status === 0 ? 0 : 1),
    pending: found.numPendingTests + found.numTodoTests,
    seconds,
  };
}

function jest(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  return new Promise((resolve, reject) => {
    // jest prints its JSON to stdout as well if no file is given; its words for people go to stderr.
    const child = spawn(process.execPath, [require.resolve('jest/bin/jest'), ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

function read(file: string): JestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return undefined;
  }
}
