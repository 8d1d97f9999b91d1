import { writeCsv } from '../../src/domain/table/csv';
import { writeXlsx } from '../../src/tables/write-xlsx';
import { type Filing } from '../employers/roster';

/** Kinds of file that a roster is given as. */
export const rosterTypes = ['xlsx', 'csv'] as const;
export type RosterType = (typeof rosterTypes)[number];

/** An employer's roster as a file. */
export async function rosterFile({ headings, rows }: Pick<Filing, 'headings' | 'rows'>, type: RosterType): Promise<Buffer> {
  if (type === 'csv') return Buffer.from(writeCsv([headings, ...rows]));
  const first = { row: 1, cells: headings.map((text) => ({ text, look: 'heading' as const })) };
  const rest = rows.map((cells, at) => ({ row: at + 2, cells }));
  return writeXlsx([{ name: '残疾职工名册', rows: [first, ...rest], widths: headings.map(() => 22), frozen: 1 }]);
}
