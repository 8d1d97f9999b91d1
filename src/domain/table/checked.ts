import { type Values } from '../form/answers';
import { type Recognised } from './heading';
import { type CellProblem } from './row';
import { type Told } from './told';

/** A row of data, looked at: what it came to; what is not right stands as it was found with its problem, and nowhere else. */
export interface CheckedRow {
  sheet: string;
  row: number;
  values: Values;
  problems: CellProblem[];
  doubts: CellProblem[];
}

/** A sheet that was read: its headings, and the row of the first of its data. */
export interface ReadSheet {
  sheet: string;
  headings: readonly string[];
  dataFrom: number;
  recognised: Recognised;
}

/**
 * What a whole file came to. `unmapped`: no sheet has every column that must be there; of the sheet that has most, what somebody needs
 * to say which is which, with a few rows as a help. Nothing of it is applied by anybody unless every row is right.
 */
export type Checked =
  | { kind: 'read'; rows: CheckedRow[]; red: number; sheets: ReadSheet[]; told: Told[] }
  | { kind: 'unmapped'; sheet: string; headings: readonly string[]; recognised: Recognised; sample: string[][]; told: Told[] }
  | { kind: 'too-many-rows'; most: number }
  | { kind: 'empty'; told: Told[] };

/** Rows that must be mended first, then those that are to be confirmed, then the rest; each as they stand in the file. */
export function order(rows: readonly CheckedRow[]): CheckedRow[] {
  const red = rows.filter(({ problems }) => problems.length > 0);
  const doubted = rows.filter(({ problems, doubts }) => problems.length === 0 && doubts.length > 0);
  return [...red, ...doubted, ...rows.filter(({ problems, doubts }) => problems.length + doubts.length === 0)];
}
