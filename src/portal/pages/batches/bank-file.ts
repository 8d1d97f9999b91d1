import { type Response } from 'express';
import { bankFile } from '../../../domain/money-files/bank-file';
import { type BatchRow } from './rows';

/** The batch as the bank takes it. Whole account numbers: its download is logged. */
export function sendBankFile(res: Response, number: string, purpose: string, rows: readonly BatchRow[]): void {
  res.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="batch-${number}.csv"`,
    'X-Content-Type-Options': 'nosniff',
  });
  res.send(
    bankFile(
      rows.flatMap(({ key, number: of, fen, payee }) => (payee ? [{ key, number: of, fen, payee }] : [])),
      purpose,
    ),
  );
}
