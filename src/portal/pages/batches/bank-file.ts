import { type Response } from 'express';
import { yuan } from '../../view/formats';
import { type BatchRow } from './rows';

/** A cell that a spreadsheet takes as text, whatever it begins with. */
export const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The batch as the bank takes it: UTF-8 with its mark, one payment a line. Whole account numbers: its download is logged. */
export function bankFile(res: Response, number: string, rows: readonly BatchRow[]): void {
  const lines = [
    ['办件编号', '户名', '开户银行', '账号', '金额（元）'],
    ...rows.map((row) => [row.number, row.payee?.name ?? '', row.payee?.bank ?? '', row.payee?.account ?? '', yuan(row.fen)]),
  ];
  res.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="batch-${number}.csv"`,
    'X-Content-Type-Options': 'nosniff',
  });
  // A long row of digits stays text only behind a tab, or a spreadsheet rounds it.
  res.send(
    `\uFEFF${lines.map((line) => line.map((one, at) => (at === 3 ? `"\t${one.replaceAll('"', '')}"` : cell(one))).join(',')).join('\r\n')}\r\n`,
  );
}
