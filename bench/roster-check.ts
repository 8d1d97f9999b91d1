import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { smallHeap } from '../src/heap';
import { headings, lines, people } from '../test/support/roster';
import { writeXlsx } from '../src/tables/write-xlsx';
import { type Kind, type Measured, type Reader } from './roster/contract';

/**
 * A roster of so many people read, recognised and checked, over a reader alone of the same file; each in a process of its own, as small as the
 * portal's, in turn. */
export async function rosterCheck(kind: Kind, people: number): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhuye-bench-roster-'));
  try {
    const path = join(folder, `roster.${kind}`);
    await writeFile(path, await fileOf(kind, people));
    const runs: Record<Reader, Measured[]> = { ours: [], bare: [] };
    for (let turn = 0; turn < 4; turn += 1)
      for (const reader of ['ours', 'bare'] as const) runs[reader].push(await measure(reader, kind, path, people));
    const ms = (reader: Reader): number => Math.min(...runs[reader].map((one) => one.ms));
    return {
      ratio: Math.round((ms('bare') / ms('ours')) * 100) / 100,
      ms: Math.round(ms('ours')),
      bareMs: Math.round(ms('bare')),
      peakMb: Math.max(...runs.ours.map(({ peakMb }) => peakMb)),
      barePeakMb: Math.max(...runs.bare.map(({ peakMb }) => peakMb)),
      people,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function fileOf(kind: Kind, count: number): Promise<Buffer> {
  const rows = [headings, ...people(count)];
  if (kind === 'csv') return Buffer.from(`\uFEFF${lines(rows)}`);
  return writeXlsx([{ name: '名册', rows: rows.map((cells, at) => ({ row: at + 1, cells })), widths: headings.map(() => 20) }]);
}

async function measure(reader: Reader, kind: Kind, path: string, rows: number): Promise<Measured> {
  const script = join(__dirname, 'roster', 'read.js');
  const { stdout } = await promisify(execFile)(process.execPath, [...smallHeap, script, reader, kind, path, '8']);
  const measured = JSON.parse(stdout) as Measured;
  if (measured.rows !== rows) throw new Error(`${reader} read ${measured.rows} rows of ${rows}`);
  return measured;
}
