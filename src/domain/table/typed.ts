import { type Values } from '../form/answers';
import { type FormContext, type Typed } from '../form/field';
import { formatYuan } from '../money';
import { type Fen } from '../values';
import { tableChecker } from './check';
import { type Checked, type CheckedRow } from './checked';
import { type Column, type TableShape } from './column';

/** A value of a column as somebody would have typed it: reading it again gives the same. */
export function wordOf({ means, writes }: Pick<Column, 'means' | 'writes'>, value: unknown): string {
  if (value === undefined) return '';
  const written = writes?.(value);
  if (written !== undefined) return written;
  if (means === 'yuan') return formatYuan(value as Fen);
  return String(value);
}

/** Checked rows as words, column by column: what was wrong stands as it was found. */
export const typedRows = ({ columns }: Pick<TableShape, 'columns'>, rows: readonly CheckedRow[]): Typed[] =>
  rows.map(({ values, problems }) =>
    Object.fromEntries(
      columns.map((column) => [
        column.name,
        problems.find((one) => one.column === column.name)?.found ?? wordOf(column, values[column.name]),
      ]),
    ),
  );

/** The same of rows without a fault: last year's, say. */
export const typedOf = (shape: Pick<TableShape, 'columns'>, rows: readonly Values[]): Typed[] =>
  typedRows(
    shape,
    rows.map((values) => ({ sheet: '', row: 0, values, problems: [], doubts: [] })),
  );

type Read = Extract<Checked, { kind: 'read' }>;

/** Checks rows that stand as words, by the same rules as a file of them; the first has number 1. */
export function checkTyped(shape: TableShape, rows: readonly Typed[], context: Omit<FormContext, 'typed'>): Read {
  const checker = tableChecker(shape, { context });
  checker.row({ sheet: '', row: 0, cells: shape.columns.map(({ spellings: [first = ''] }) => first) });
  rows.forEach((row, at) => void checker.row({ sheet: '', row: at + 1, cells: shape.columns.map(({ name }) => row[name] ?? '') }));
  const checked = checker.end();
  return checked.kind === 'read' ? checked : { kind: 'read', rows: [], red: 0, sheets: [], told: [] };
}
