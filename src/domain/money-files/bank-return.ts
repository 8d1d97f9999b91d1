import { parseDate } from '../identifiers/date';
import { parseYuan } from '../money';
import { line, normal, sameWords } from '../text/normal';
import { type Fen } from '../values';
import { csvReader, type CsvLine } from '../table/csv';

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
      /** So many more of them. */
      unnamed: number;
      differences: number;
    }
  | { kind: 'not-a-return'; missing: Column[] }
  | { kind: 'too-long' };

const results: Record<string, 'paid' | 'bounced'> = { 成功: 'paid', 已发放: 'paid', 退票: 'bounced', 失败: 'bounced' };

/** More lines than any batch has rows: such a file is no return of one. */
export const mostLines = 5_000;
/** So many strangers are named; all are counted. */
const mostNamed = 100;

/**
 * The bank's return (回盘文件) beside the batch it answers, row by row as it comes; nothing is held but what answers the batch. It settles
 * nothing: money counts as paid by the treasury's answer alone, and a difference is for a person to look into.
 */
export function reconciler(batch: readonly OurRow[]): { push(text: string): void; end(): Reconciliation } {
  let head: CsvLine | undefined;
  let lines = 0;
  const answers = new Map(batch.map(({ key }): [string, CsvLine[]] => [key, []]));
  const strangers: { line: number; key: string }[] = [];
  let unnamed = 0;
  const at = (column: Column): number => head?.cells.findIndex((cell) => sameWords(cell, column)) ?? -1;
  const cell = (row: CsvLine, column: Column): string => line(row.cells[at(column)] ?? '');
  const reader = csvReader((row) => {
    if (!head) return void (head = row);
    if ((lines += 1) > mostLines) return;
    const key = cell(row, '流水号');
    const answer = answers.get(key);
    // A second line for a row is told; there is no use in a third.
    if (answer) answer.splice(2, 1, row);
    else if (strangers.length < mostNamed) strangers.push({ line: row.line, key });
    else unnamed += 1;
  });
  return {
    push: (text) => reader.push(text),
    end() {
      if (!reader.end()) return { kind: 'not-a-return', missing: [...returnColumns] };
      const missing = returnColumns.filter((column) => at(column) < 0);
      if (missing.length > 0) return { kind: 'not-a-return', missing };
      if (lines > mostLines) return { kind: 'too-long' };
      const rows = batch.map((row) => beside(row, answers.get(row.key) ?? [], cell));
      const differences = rows.filter((row) => row.difference).length + strangers.length + unnamed;
      return { kind: 'read', rows, strangers, unnamed, differences };
    },
  };
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
