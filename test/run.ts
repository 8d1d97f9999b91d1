import { endWithNpm } from '../engines/with-npm';
import { lint, types } from './runner/checks';
import { jest } from './runner/jest';
import { levelOf, levels, order, testFiles, type Level } from './runner/levels';
import { createNeeds, type Needs } from './runner/needs';
import { report, type Row } from './runner/row';

const ci = ['1', 'true'].includes(process.env['CI'] ?? '');
const say = (line: string): void => console.log(line);

/** `npm test`: every level in order, or those named by `--level` or `--only-levels`. @returns the exit status */
async function main(args: readonly string[]): Promise<number> {
  const wanted = chosen(args);
  const wrong = wanted.filter((name) => !order.includes(name));
  if (wrong.length || !wanted.length) {
    say(`no level is called ${wrong.join(', ') || '(nothing)'}; there are ${order.join(', ')}`);
    return 2;
  }
  const needs = createNeeds(say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void needs.end().finally(() => process.exit(130)));
  }
  const rows: Row[] = [];
  try {
    for (const name of order.filter((one) => wanted.includes(one))) {
      say(`\n── ${name} ──`);
      rows.push(await run(name, needs));
    }
  } finally {
    await needs.end();
  }
  say(`\n${report(rows)}`);
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

async function run(name: string, needs: Needs): Promise<Row> {
  if (name === 'types') return types();
  if (name === 'lint') return lint();
  const level = levels.find((one) => one.name === name) as Level;
  const files = testFiles().filter((path) => levelOf(path) === name);
  // In CI a level that has lost its tests must not pass for one that is well.
  if (!files.length) return { level: name, passed: 0, failed: ci ? 1 : 0, skipped: 0, seconds: 0, note: 'NO TESTS HERE' };
  const got = await needs.get(level.needs);
  if ('no' in got) {
    say(`LEVEL ${name.toUpperCase()} CANNOT RUN: ${got.no}`);
    const count = ci ? { failed: files.length, skipped: 0 } : { failed: 0, skipped: files.length };
    return { level: name, passed: 0, seconds: 0, ...count, note: `SKIPPED, ${files.length} files: ${got.no.split('\n')[0] ?? ''}` };
  }
  const row = await jest(name, files, got.env, ci);
  return { ...row, note: [got.names, row.note].filter(Boolean).join('; ') };
}

endWithNpm();
void main(process.argv.slice(2)).then((status) => process.exit(status));
