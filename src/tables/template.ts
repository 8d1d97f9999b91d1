import { writeCsv } from '../domain/table/csv';
import { type Column, type TableShape } from '../domain/table/column';
import { type Written, writeXlsx } from './write-xlsx';

/** The words of a template that its shape does not have. */
export interface TemplateWords {
  /** The sheet to fill in. */
  sheet: string;
  /** The sheet that says how: its name, its headings, and of each column what stands under them after the column's own. */
  help?: { sheet: string; headings: readonly string[]; of(column: Column): readonly string[] };
}

const heading = ({ spellings: [first], name }: Column): string => first ?? name;
const width = (text: string): number => Math.min(40, 6 + 2 * [...text].length);

/** An empty table to fill in: every column text, so that no spreadsheet rounds a number of eighteen digits. */
export function xlsxTemplate({ columns }: TableShape, { sheet, help }: TemplateWords): Promise<Buffer> {
  const headings = columns.map(heading);
  const look = (text: string): Written => ({ text, look: 'heading' });
  const table = {
    name: sheet,
    rows: [{ row: 1, cells: headings.map(look) }],
    widths: columns.map(({ means }, at) => Math.max(means ? 16 : 24, width(headings[at] ?? ''))),
    frozen: 1,
    choices: columns.flatMap(({ options }, place) => (options ? [{ place, options }] : [])),
  };
  if (!help) return writeXlsx([table]);
  const lines = columns.map((column) => [heading(column), ...help.of(column)]);
  const rows = [help.headings.map(look), ...lines].map((cells, at) => ({ row: at + 1, cells }));
  return writeXlsx([table, { name: help.sheet, rows, widths: help.headings.map(() => 32), frozen: 1 }]);
}

export const csvTemplate = ({ columns }: TableShape): Buffer => Buffer.from(writeCsv([columns.map(heading)]));
