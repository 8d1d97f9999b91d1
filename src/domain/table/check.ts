import { type FormContext, type Typed } from '../form/field';
import { besideData } from './beside';
import { isBlank, type Merged, shortened, type SheetRow, textOf } from './cell';
import { type Checked, type CheckedRow, type ReadSheet } from './checked';
import { type TableShape } from './column';
import { findHeading, type Heading, mostTitles } from './find-heading';
import { isWhole, recognise, type Remembered } from './heading';
import { mergedAway } from './merged';
import { rowReader } from './row';
import { telling, type ToldOf } from './told';
import { tellTwice } from './twice';

/** What is known beside the file. */
export interface Given {
  context: Omit<FormContext, 'typed'>;
  /** What this firm said of its headings before. */
  remembered?: Remembered;
  /** What was written in place instead, by `rowId`; a row that is to be left out is. */
  mended?: ReadonlyMap<string, Typed | 'left-out'>;
}

export const rowId = (sheet: string, row: number): string => `${row}@${sheet}`;

export interface TableChecker {
  /** The rows of a file, each sheet's in their order. @returns whether more are wanted */
  row(row: SheetRow): boolean;
  /** Said by a reader of workbooks, in any order. */
  merged(sheet: string, range: Merged): void;
  tell(of: ToldOf, sheet: string, row?: number): void;
  end(): Checked;
}

/** More merged ranges than anybody makes by hand, over all sheets; what is beyond is not told. */
const mostMerged = 2_000;

type Reading = ReadSheet & { readRow: ReturnType<typeof rowReader> };

/** Reads a whole file against a shape, row by row as it comes: nothing of it holds but what the rows came to. */
export function tableChecker(shape: TableShape, { context, remembered, mended }: Given): TableChecker {
  const { columns, key, most } = shape;
  const rows: CheckedRow[] = [];
  const sheets: ReadSheet[] = [];
  const merges: { sheet: string; range: Merged }[] = [];
  const told = telling();
  const unmapped: { sheet: string; rows: SheetRow[]; heading: Heading | undefined }[] = [];
  /** Rows of a sheet whose headings are not found yet; what is read under, once they are; nothing for a sheet that is passed over. */
  let current: { sheet: string; waiting?: SheetRow[]; read?: Reading } | undefined;

  function data(one: SheetRow, { sheet, recognised: { places }, headings, readRow }: Reading): void {
    const mend = mended?.get(rowId(sheet, one.row));
    if (mend === 'left-out') return told.tell('left-out', sheet, one.row);
    const beside = mend ? undefined : besideData(one, key, places, headings);
    if (beside) return told.tell(beside, sheet, one.row);
    if (one.hidden) told.tell('hidden-rows', sheet, one.row);
    const { signs, values, problems, doubts } = readRow(one.cells, mend);
    told.tell('signs-of-text', sheet, one.row, signs);
    rows.push({ sheet, row: one.row, values, problems, doubts });
  }

  /** Looks for the headings among the rows that wait, and reads those under them. */
  function settle(): void {
    const { sheet, waiting } = current ?? {};
    if (sheet === undefined || waiting === undefined) return;
    current = { sheet };
    const found = findHeading(waiting, columns, remembered);
    if (!found || !isWhole(found.recognised)) {
      unmapped.push({ sheet, rows: waiting, heading: found });
      return;
    }
    const { from, headings, recognised } = found;
    const last = waiting[from + found.rows - 1]?.row ?? 0;
    const read = { sheet, headings, dataFrom: last + 1, recognised };
    sheets.push(read);
    const reading = { ...read, readRow: rowReader(columns, recognised.places, context) };
    current = { sheet, read: reading };
    for (const title of waiting.slice(0, from)) told.tell('title-rows', sheet, title.row);
    if (found.rows === 2) told.tell('two-headings', sheet, last - 1);
    for (const one of waiting.slice(from + found.rows)) data(one, reading);
  }

  const tooMany = (): boolean => rows.length > most;

  return {
    row(given) {
      if (given.cells.every(isBlank)) return true;
      const one = { ...given, cells: given.cells.map(shortened) };
      if (current?.sheet !== one.sheet) {
        settle();
        current = { sheet: one.sheet, waiting: [] };
      }
      if (current.read) data(one, current.read);
      else if (current.waiting && current.waiting.push(one) >= mostTitles + 2) settle();
      return !tooMany();
    },
    merged: (sheet, range) => void (merges.length < mostMerged && merges.push({ sheet, range })),
    tell: (of, sheet, row) => told.tell(of, sheet, row),
    end() {
      settle();
      if (tooMany()) return { kind: 'too-many-rows', most };
      if (sheets.length === 0) return notRead();
      for (const { sheet } of unmapped) told.tell('sheets-passed-over', sheet);
      for (const { sheet, range } of merges)
        if (sheets.some((one) => one.sheet === sheet && range.bottom >= one.dataFrom)) told.tell('merged-cells', sheet, range.top);
      mergedAway(rows, merges);
      tellTwice(rows, sheets, key);
      return { kind: 'read', rows, red: rows.filter(({ problems }) => problems.length > 0).length, sheets, told: told.all() };
    },
  };

  /** Of the sheets in which not every column was found, the one with most; its first row, if none was. */
  function notRead(): Checked {
    const count = (one: (typeof unmapped)[number]): number => Object.keys(one.heading?.recognised.places ?? {}).length;
    const [best] = unmapped.toSorted((one, other) => count(other) - count(one));
    if (!best) return { kind: 'empty', told: told.all() };
    const { sheet, rows: waiting, heading } = best;
    const headings = heading?.headings ?? waiting[0]?.cells.map(textOf) ?? [];
    const from = (heading?.from ?? 0) + (heading?.rows ?? 1);
    return {
      kind: 'unmapped',
      sheet,
      headings,
      recognised: heading?.recognised ?? recognise(headings, columns, remembered),
      sample: waiting.slice(from, from + 3).map(({ cells }) => cells.map(textOf)),
      told: told.all(),
    };
  }
}
