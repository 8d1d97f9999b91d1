import { execFileSync } from 'node:child_process';

/** Somebody else's writer and reader of workbooks (hucre), in a process of its own: jest loads no .mjs. */
const run = (script: string, input: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

const readInput = "let text = ''; for await (const piece of process.stdin) text += piece;";

/** Days are given as `{ day: '2024-01-01' }`. */
export const writtenByOthers = (rows: readonly (readonly (string | number | { day: string })[])[]): Buffer =>
  Buffer.from(
    run(
      `import { writeXlsx } from 'hucre/xlsx'; ${readInput}
      const rows = JSON.parse(text).map((row) => row.map((one) => (one?.day ? new Date(one.day) : one)));
      process.stdout.write(Buffer.from(await writeXlsx({ sheets: [{ name: '名册', rows }] })).toString('base64'));`,
      JSON.stringify(rows),
    ),
    'base64',
  );

/** The sheets of a workbook as others read them: names and rows, and any formulas. */
export const readByOthers = (bytes: Uint8Array): { name: string; rows: (string | null)[][] }[] =>
  JSON.parse(
    run(
      `import { readXlsx } from 'hucre/xlsx'; ${readInput}
      const { sheets } = await readXlsx(Buffer.from(text, 'base64'));
      process.stdout.write(JSON.stringify(sheets.map(({ name, rows }) => ({ name, rows }))));`,
      Buffer.from(bytes).toString('base64'),
    ),
  ) as { name: string; rows: (string | null)[][] }[];
