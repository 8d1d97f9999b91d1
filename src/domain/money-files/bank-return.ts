import { parseDate } from '../identifiers/date';
import { parseYuan } from '../money';
import { line, normal, sameWords } from '../text/normal';
import { type Fen } from '../values';
import { type CsvLine, readCsv } from './csv';

/** What the bank's return must be headed with; other columns may stand among them. */
export const returnColumns = ['流水号', '金额（元）', '结果', '日期', '银行流水', '原因'] as const;
type Column = (typeof returnColumns)[number];

/** One payment as we have it: what the treasury has answered so far. */
export interface OurRow {
  key: string;
  number: string;
  fen: Fen;
  result: 'paid' | 'bounced' | 'ordered';
}

/** Why a row does not agree. `unclear`: the bank's line for it cannot be read. `treasury-silent`: the bank is ahead of the treasury. */
export type Difference = 'missing' | 'amount' | 'result' | 'treasury-silent' | 'unclear' | 'twice';

export interface Reconciled extends OurRow {
  bank?: 'paid' | 'bounced';
  reference?: string;
  difference?: Difference;
}

export type Reconciliation =
  | {
      kind: 'read';
      /** Every payment of the batch, in its order. */
      rows: Reconciled[];
      /** Lines of the file that speak of no payment of the batch. */
      strangers: { line: number; key: string }[];
      differences: number;
    }
  | { kind: 'not-a-return'; missing: Column[] };

const results: Record<string, 'paid' | 'bounced'> = { 成功: 'paid', 已发放: 'paid', 退票: 'bounced', 失败: 'bounced' };

/**
 * The bank's return (回盘文件) beside the batch it answers, row by row. It settles nothing: money counts as paid by the treasury's
 * answer alone, and a difference is for a person to look into.
 */
export function reconcile(text: string, batch: readonly OurRow[]): Reconciliation {
  const table = readCsv(text);
  if ('error' in table) return { kind: 'not-a-return', missing: [...returnColumns] };
  const [head, ...lines] = table.lines;
  const at = (column: Column): number => head?.cells.findIndex((cell) => sameWords(cell, column)) ?? -1;
  const missing = returnColumns.filter((column) => at(column) < 0);
  if (!head || missing.length > 0) return { kind: 'not-a-return', missing };
  const cell = (row: CsvLine, column: Column): string => line(row.cells[at(column)] ?? '');
  const keyOf = (row: CsvLine): string => cell(row, '流水号');
  const rows = batch.map((row) =>
    beside(
      row,
      lines.filter((line) => keyOf(line) === row.key),
      cell,
    ),
  );
  const strangers = lines
    .filter((line) => !batch.some((row) => row.key === keyOf(line)))
    .map((line) => ({ line: line.line, key: keyOf(line) }));
  return { kind: 'read', rows, strangers, differences: rows.filter((row) => row.difference).length + strangers.length };
}

function beside(row: OurRow, lines: readonly CsvLine[], cell: (line: CsvLine, column: Column) => string): Reconciled {
  const [line, ...more] = lines;
  if (!line) return { ...row, difference: 'missing' };
  if (more.length > 0) return { ...row, difference: 'twice' };
  const amount = parseYuan(cell(line, '金额（元）'));
  const bank = results[normal(cell(line, '结果'))];
  const reference = cell(line, '银行流水');
  const on = parseDate(cell(line, '日期'));
  const found = { ...row, ...(bank ? { bank } : {}), ...(reference ? { reference } : {}) };
  if ('error' in amount || amount.fen !== row.fen) return { ...found, difference: 'amount' };
  if (!bank || 'error' in on || (bank === 'paid' && reference === '')) return { ...found, difference: 'unclear' };
  if (row.result === 'ordered') return { ...found, difference: 'treasury-silent' };
  return bank === row.result ? found : { ...found, difference: 'result' };
}
