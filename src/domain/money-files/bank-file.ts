import { type Payee } from '../ground/payee';
import { formatYuan } from '../money';
import { type Fen } from '../values';
import { writeCsv } from '../table/csv';

/** One payment of a batch as the bank is to make it. */
export interface BankRow {
  /** `case/item/attempt`, the same that the treasury would be given. */
  key: string;
  /** 办件编号. */
  number: string;
  fen: Fen;
  payee: Payee;
}

export const bankColumns = ['流水号', '办件编号', '户名', '开户银行', '账号', '金额（元）', '用途'] as const;

/** A batch (发放批次) as a file for the bank; the form is ours (no bank's own was found). It holds whole account numbers: log who takes it. */
export const bankFile = (rows: readonly BankRow[], purpose: string): string =>
  writeCsv([
    bankColumns,
    ...rows.map(({ key, number, fen, payee }) => [
      key,
      number,
      payee.name,
      payee.bank,
      payee.account,
      formatYuan(fen).replaceAll(',', ''),
      purpose,
    ]),
  ]);
