import { isDate } from '../domain/identifiers/identity-number';
import { parseYuan } from '../domain/money';
import { type LocalDate } from '../domain/values';
import { type BankRow } from './bank-file';
import { readCsv } from './csv';
import { type BounceReason, type PayAnswer } from './port';

/** What the bank's return must be headed with; other columns may stand among them. */
export const returnColumns = ['流水号', '金额（元）', '结果', '日期', '银行流水', '原因'] as const;
type Column = (typeof returnColumns)[number];

export type LineError =
  | 'key-unknown'
  | 'key-twice'
  | 'amount-differs'
  | 'result-unknown'
  | 'date-expected'
  | 'reference-expected'
  | 'reason-expected'
  | 'too-few-cells';

export type BankReturn =
  /** Every line understood; rows the bank said nothing about yet are `missing`. */
  | { kind: 'read'; answers: { key: string; answer: Extract<PayAnswer, { kind: 'paid' | 'bounced' }> }[]; missing: string[] }
  /** Something was not understood, so nothing is taken from the file. */
  | { kind: 'refused'; errors: { line: number; error: LineError; found: string }[] }
  | { kind: 'not-a-return'; missing: Column[] };

const results: Record<string, 'paid' | 'bounced'> = { 成功: 'paid', 已发放: 'paid', 退票: 'bounced', 失败: 'bounced' };
const reasons: [RegExp, BounceReason][] = [
  [/销户|关户|注销/u, 'closed-account'],
  [/不存在|无此账|无此户/u, 'no-such-account'],
  [/户名/u, 'name-mismatch'],
];

/** The bank's return (回盘文件) compared with the batch it answers: all of it, or what is wrong line by line. */
export function readBankReturn(text: string, batch: readonly BankRow[]): BankReturn {
  const table = readCsv(text);
  if ('error' in table) return { kind: 'not-a-return', missing: [...returnColumns] };
  const [head, ...lines] = table.lines;
  const missing = returnColumns.filter((column) => !head?.cells.includes(column));
  if (!head || missing.length > 0) return { kind: 'not-a-return', missing };

  const waiting = new Map(batch.map((row) => [row.key, row]));
  const seen = new Set<string>();
  const read = lines.map((line) => {
    const cell = (column: Column): string => line.cells[head.cells.indexOf(column)] ?? '';
    const key = cell('流水号');
    const answer =
      line.cells.length < head.cells.length
        ? wrong('too-few-cells', '')
        : seen.has(key)
          ? wrong('key-twice', key)
          : answerOf(cell, waiting.get(key));
    seen.add(key);
    return { ...line, key, answer };
  });
  const errors = read.flatMap(({ line, answer }) => ('error' in answer ? [{ line, ...answer }] : []));
  if (errors.length > 0) return { kind: 'refused', errors };
  return {
    kind: 'read',
    answers: read.flatMap(({ key, answer }) => ('error' in answer ? [] : [{ key, answer }])),
    missing: batch.map((row) => row.key).filter((key) => !seen.has(key)),
  };
}

const wrong = (error: LineError, found: string): { error: LineError; found: string } => ({ error, found });

function answerOf(cell: (column: Column) => string, row: BankRow | undefined) {
  if (!row) return wrong('key-unknown', cell('流水号'));
  const amount = parseYuan(cell('金额（元）'));
  if ('error' in amount || amount.fen !== row.fen) return wrong('amount-differs', cell('金额（元）'));
  const kind = results[cell('结果')];
  if (!kind) return wrong('result-unknown', cell('结果'));
  const on: string = cell('日期').replace(/^(\d{4})[/.]?(\d{2})[/.]?(\d{2})$/, '$1-$2-$3');
  if (!isDate(on)) return wrong('date-expected', cell('日期'));
  return kind === 'paid' ? paid(on, cell('银行流水')) : bounced(on, cell('原因'));
}

const paid = (on: LocalDate, reference: string) =>
  reference === '' ? wrong('reference-expected', '') : { kind: 'paid' as const, on, reference };

const bounced = (on: LocalDate, reason: string) =>
  reason === ''
    ? wrong('reason-expected', '')
    : { kind: 'bounced' as const, on, reason: reasons.find(([words]) => words.test(reason))?.[1] ?? 'other' };
