import { isReceipt } from './case/steps/transmit';
import { type Transmitted } from './case/transmitted';
import { type Parsed } from './form/field';
import { caseNumberIn } from './identifiers/case-number';
import { type TableShape } from './table/column';
import { writeCsv } from './table/csv';
import { plain } from './text/normal';

/** What is waiting to be sent, in words, as a file for a receiver that is not reached otherwise; the form is ours (none of theirs was found). */
export interface TransmissionLine {
  body: Transmitted;
  /** 接收单位, 事项, 所属期, 认定结果: in the reader's language. */
  to: string;
  matter: string;
  period: string;
  result: string;
}

export const transmissionColumns = [
  '办件编号',
  '接收单位',
  '事项',
  '单位名称',
  '统一社会信用代码',
  '所属期',
  '认定结果',
  '核定数据',
  '认定书编码',
  '收件号',
] as const;

/** The last column is for the receiver to fill in; no person is named. */
export const transmissionFile = (lines: readonly TransmissionLine[]): string =>
  writeCsv([
    transmissionColumns,
    ...lines.map(({ body, to, matter, period, result }) => [
      body.number,
      to,
      matter,
      body.unit?.name ?? '',
      body.unit?.uscc ?? '',
      period,
      result,
      body.figures ? JSON.stringify(body.figures) : '',
      body.certificate ?? '',
      '',
    ]),
  ]);

/** More lines than are ever written into one. */
export const mostReturned = 2_000;

/**
 * The same file as it comes back, of which only the number and the receipt are read. A line without a receipt is not acknowledged yet; one
 * number in two lines is a fault of both, however each is spelled.
 */
export const returnedShape: TableShape = {
  columns: [
    { name: 'number', spellings: ['办件编号', '编号'], parse: (text) => ({ value: caseNumberIn(text) ?? plain(text) }) },
    { name: 'receipt', spellings: ['收件号', '收件编号', '回执号', '回执编号', '受理号'], parse: receiptIn, optional: true },
  ],
  key: 'number',
  most: mostReturned,
};

function receiptIn(text: string): Parsed {
  const receipt = plain(text);
  return isReceipt(receipt) ? { value: receipt } : { error: 'receipt' };
}
