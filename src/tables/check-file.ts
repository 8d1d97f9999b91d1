import { type Given, tableChecker } from '../domain/table/check';
import { type Checked } from '../domain/table/checked';
import { type TableShape } from '../domain/table/column';
import { detect } from './detect';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { Refused, type WhyRefused } from './refused';

export type FileChecked = Checked | { kind: 'refused'; why: WhyRefused; row?: number };

/** Reads and checks a whole file. Nothing is applied: whoever asked sees every problem first. */
export async function checkFile(bytes: Uint8Array, shape: TableShape, given: Given): Promise<FileChecked> {
  const checker = tableChecker(shape, given);
  try {
    const rows = detect(bytes) === 'csv' ? readCsv(bytes) : readXlsx(bytes, checker);
    for await (const some of rows) if (!some.every((row) => checker.row(row))) break;
    return checker.end();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', why: error.why, ...(error.row === undefined ? {} : { row: error.row }) };
  }
}
