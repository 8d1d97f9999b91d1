import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLint, checkTypes } from './runner/checks';
import { testFiles } from './runner/files';
import { runJest } from './runner/jest';
import { levelsAsked, type Level, type LevelName } from './runner/levels';
import { startNeeds, type Needs } from './runner/needs';
import { report, type Result } from './runner/result';

/** `npm test`: types, lint, then every level, or those that `--level a,b` names. @returns the exit status */
async function main(args: readonly string[]): Promise<number> {
  const asked = levelsAsked(args);
  if ('unknown' in asked) {
    console.error(`there is no level "${asked.unknown}"`);
    return 2;
  }
  const ci = Boolean(process.env['CI']) && process.env['CI'] !== '0' && process.env['CI'] !== 'false';
  const files = testFiles(process.cwd());
  const here = asked.filter(({ name }) => files.has(name));
  const folder = mkdtempSync(join(tmpdir(), 'zhuye-test-'));
  const checks = args.includes('--level') ? [] : [heading('types', checkTypes), heading('lint', checkLint)];
  const needs = await startNeeds(new Set(here.flatMap((level) => level.needs)), folder);
  const end = async (): Promise<void> => {
    await needs.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(130)));
  const results: Result[] = checks.map((check) => check());
  try {
    for (const level of asked) results.push(await runLevel(level, files, needs));
  } finally {
    await end();
  }
  const { lines, failed } = report(results, { ci });
  if (needs.names.length > 0) console.log(`\non ${needs.names.join(' and ')}`);
  console.log(lines.join('\n'));
  return failed === 0 ? 0 : 1;
}

async function runLevel(level: Level, files: ReadonlyMap<LevelName, readonly string[]>, needs: Needs): Promise<Result> {
  const nothing = { name: level.name, passed: 0, failed: 0, pending: 0, seconds: 0 };
  const found = files.get(level.name) ?? [];
  const missing = level.needs.find((need) => needs.missing.has(need));
  if (found.length === 0) return { ...nothing, not: 'empty, there is no test file' };
  if (missing) return { ...nothing, not: needs.missing.get(missing) ?? missing };
  console.error(`\n${level.name} (${found.length} files)`);
  return runJest(level, found, { ...process.env, ...needs.env, ZHUYE_TYPES: undefined });
}

const heading = (name: string, check: () => Result) => (): Result => {
  console.error(`\n${name}`);
  return check();
};

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
