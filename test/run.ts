import { endWithNpm } from '../engines/with-npm';
import { lint, types } from './runner/checks';
import { jest } from './runner/jest';
import { levelOf, levels, order, quick, testFiles, type Level } from './runner/levels';
import { createNeeds, type Needs } from './runner/needs';
import { report, rowOf, type Row } from './runner/row';

const ci = ['1', 'true'].includes(process.env['CI'] ?? '');
const say = (line: string): void => console.log(line);

/** `npm test`: every level, those named by `--level` or `--only-levels`, or what `--quick` takes. @returns the exit status */
async function main(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const inHaste = args.includes('--quick');
  const wanted = inHaste ? quick.levels : chosen(args);
  const wrong = wanted.filter((name) => !order.includes(name));
  if (wrong.length || !wanted.length) {
    say(`no level is called ${wrong.join(', ') || '(nothing)'}; there are ${order.join(', ')}`);
    return 2;
  }
  const needs = createNeeds(say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void needs.end().finally(() => process.exit(130)));
  }
  const taken = (path: string): boolean => !inHaste || levelOf(path) !== 'browser' || path === quick.journey;
  const [bare, engined] = [false, true].map((need) =>
    levels.filter(({ name, needs: some }) => wanted.includes(name) && some.length > 0 === need),
  ) as [Level[], Level[]];
  const rows: Row[] = [];
  try {
    if (wanted.includes('types')) rows.push(types());
    // What needs little says most, and comes first; the linter, which is one process, goes beside it.
    const linted = wanted.includes('lint') ? lint() : undefined;
    // The engines start meanwhile.
    const had = needs.get([...new Set(engined.flatMap((level) => level.needs))]);
    rows.push(...(await run(bare, taken, needs)));
    await had;
    rows.push(...(await run(engined, taken, needs)));
    if (linted) rows.push(await linted);
  } finally {
    await needs.end();
  }
  rows.sort((one, other) => order.indexOf(one.level) - order.indexOf(other.level));
  say(`\n${report(rows, (performance.now() - began) / 1000)}`);
  return rows.some((row) => row.failed > 0) ? 1 : 0;
}

/** `--level store` and `--only-levels store,workflows` mean the same; neither means every level. */
function chosen(args: readonly string[]): readonly string[] {
  const at = args.findIndex((arg) => /^--(level|only-levels)(=|$)/.test(arg));
  const option = args[at];
  if (option === undefined) return order;
  const value = option.includes('=') ? option.slice(option.indexOf('=') + 1) : (args[at + 1] ?? '');
  return value.split(',').filter(Boolean);
}

/** Levels by one run of jest, so that no processor stands still until the longest file of each has ended. */
async function run(some: readonly Level[], taken: (path: string) => boolean, needs: Needs): Promise<Row[]> {
  const rows: Row[] = [];
  const able: { name: string; files: string[]; note: string }[] = [];
  let env: Record<string, string> = {};
  for (const { name, needs: wanted } of some) {
    const all = testFiles().filter((path) => levelOf(path) === name);
    const files = all.filter(taken);
    const got = await needs.get(wanted);
    if (!files.length) {
      // In CI a level that has lost its tests must not pass for one that is well.
      rows.push({ level: name, passed: 0, failed: ci ? 1 : 0, skipped: 0, seconds: 0, note: 'NO TESTS HERE' });
    } else if ('no' in got) {
      say(`LEVEL ${name.toUpperCase()} CANNOT RUN: ${got.no}`);
      const count = ci ? { failed: files.length, skipped: 0 } : { failed: 0, skipped: files.length };
      const note = `SKIPPED, ${files.length} files: ${got.no.split('\n')[0] ?? ''}`;
      rows.push({ level: name, passed: 0, seconds: 0, ...count, note });
    } else {
      env = { ...env, ...got.env };
      const part = files.length < all.length ? `${files.length} of ${all.length} files` : '';
      able.push({ name, files, note: [got.names, part].filter(Boolean).join('; ') });
    }
  }
  if (!able.length) return rows;
  say(`\n── ${able.map(({ name }) => name).join(', ')} ──`);
  const results = await jest(
    able.flatMap(({ files }) => files),
    env,
  );
  const ran = able.map(({ name, files, note }) => {
    const of = files.map((path) => results.get(path));
    return rowOf(name, of, ci, note);
  });
  return [...rows, ...ran];
}

endWithNpm();
void main(process.argv.slice(2)).then((status) => process.exit(status));
