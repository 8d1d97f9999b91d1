import { type SheetRow, textOf } from '../domain/table/cell';
import { type Checked } from '../domain/table/checked';
import { writeCsv } from '../domain/table/csv';
import { problemsHeading } from '../domain/table/heading';
import { rowId } from '../domain/table/check';
import { type CellProblem } from '../domain/table/row';
import { detect } from './detect';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { type Written, type WrittenSheet, writeXlsx } from './write-xlsx';
import { letters } from './xlsx-text';

/**
 * The same file back with its problems marked: the sheets that were read, their rows under the numbers they had, the cells in question
 * coloured, and in a column of its own what is wrong with each. When it comes again, that column is passed over.
 * @param say a problem in words
 */
export async function markedFile(
  bytes: Uint8Array,
  checked: Extract<Checked, { kind: 'read' }>,
  say: (problem: CellProblem) => string,
): Promise<{ type: 'csv' | 'xlsx'; bytes: Buffer }> {
  const type = detect(bytes);
  const nothing = { merged: () => undefined, tell: () => undefined };
  const sheets = new Map(checked.sheets.map(({ sheet }): [string, SheetRow[]] => [sheet, []]));
  for await (const some of type === 'csv' ? readCsv(bytes) : readXlsx(bytes, nothing))
    for (const one of some) sheets.get(one.sheet)?.push(one);
  const written = [...sheets].map(([name, rows]) => markedSheet(name, rows, checked, say));
  return { type, bytes: type === 'xlsx' ? await writeXlsx(written) : Buffer.from(writeCsv(asLines(written))) };
}

function markedSheet(
  name: string,
  rows: readonly SheetRow[],
  { sheets, rows: looked }: Extract<Checked, { kind: 'read' }>,
  say: (problem: CellProblem) => string,
): WrittenSheet {
  const read = sheets.find(({ sheet }) => sheet === name);
  const byRow = new Map(looked.filter(({ sheet }) => sheet === name).map((one) => [rowId(name, one.row), one]));
  // The column that was added to it last time is written anew.
  const ours = read?.headings.indexOf(problemsHeading) ?? -1;
  const end = ours >= 0 ? ours : Math.max(0, ...rows.map(({ cells }) => cells.length));
  const marked = rows.map(({ row, cells }) => {
    const texts: Written[] = Array.from({ length: end }, (_, place) => textOf(cells[place]));
    if (read && row === read.dataFrom - 1) return { row, cells: [...texts, { text: problemsHeading, look: 'heading' as const }] };
    const { problems = [], doubts = [] } = byRow.get(rowId(name, row)) ?? {};
    for (const [look, list] of [
      ['doubt', doubts],
      ['wrong', problems],
    ] as const)
      for (const { place } of list) if (place !== undefined) texts[place] = { text: textOf(cells[place]), look };
    const words = [...problems, ...doubts].map((one) => `${one.place === undefined ? '' : `${letters(one.place)}${row} `}${say(one)}`);
    return { row, cells: words.length > 0 ? [...texts, words.join('\n')] : texts };
  });
  return { name, rows: marked, widths: [...Array.from({ length: end }, () => 20), 60] };
}

/** Rows that were empty stay so, that the others keep their numbers. */
function asLines(sheets: readonly WrittenSheet[]): string[][] {
  const lines: string[][] = [];
  for (const { rows } of sheets)
    for (const { row, cells } of rows) {
      while (lines.length < row - 1) lines.push([]);
      lines.push(cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
    }
  return lines;
}
