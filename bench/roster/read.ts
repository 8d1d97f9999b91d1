import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { checkFile } from '../../src/tables/check-file';
import { context, roster } from '../../test/support/roster';
import { type Measured } from './contract';

/** `node read.js ours|bare csv|xlsx FILE ROUNDS`: reads the file so often, and writes one line of JSON. */
async function main([reader, kind, path = '', rounds = '5']: string[]): Promise<void> {
  const read = reader === 'ours' ? ours : kind === 'xlsx' ? bareXlsx : bareCsv;
  const times: number[] = [];
  let rows = 0;
  for (let round = 0; round < Number(rounds); round += 1) {
    const start = performance.now();
    rows = await read(path);
    times.push(performance.now() - start);
  }
  const measured: Measured = { ms: Math.min(...times), rows, peakMb: Math.round(process.resourceUsage().maxRSS / 1_024) };
  process.stdout.write(JSON.stringify(measured));
}

/** Read, recognised, and every row checked. */
async function ours(path: string): Promise<number> {
  const checked = await checkFile(await readFile(path), roster, { context });
  if (checked.kind !== 'read' || checked.red > 0) throw new Error(`the roster is not read: ${checked.kind}`);
  return checked.rows.length;
}

/** csv-parse and nothing else. */
async function bareCsv(path: string): Promise<number> {
  let rows = -1;
  for await (const _row of createReadStream(path).pipe(parse())) rows += 1;
  return rows;
}

/** A kept reader of workbooks and nothing else. */
async function bareXlsx(path: string): Promise<number> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  let rows = -1;
  for await (const _row of streamXlsxRows(await readFile(path))) rows += 1;
  return rows;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
