/** What stands in a cell: words, or what a workbook keeps as something else than words. */
export type Cell = string | KeptCell;

/**
 * `number` as a spreadsheet writes it out, with 15 digits that count; `date` as `2025-01-31`, of a number that the workbook shows as a day;
 * `formula` one whose value the workbook does not hold; `error` what stands there instead of a value: `#N/A`.
 */
export interface KeptCell {
  kind: 'number' | 'date' | 'formula' | 'error';
  text: string;
  /** Of a number: the day that it would be, by the workbook's own calendar. */
  day?: string;
}

/** A row as it stands in a file. */
export interface SheetRow {
  /** Empty for a file without sheets. */
  sheet: string;
  /** From 1, as Excel and WPS count. */
  row: number;
  cells: readonly Cell[];
  hidden?: true;
}

export const textOf = (cell: Cell | undefined): string => (cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text);

/** No answer in a table is longer: one that is, is a fault, and no more of it is looked at. */
export const longestAnswer = 500;

/** A cell of which no more is looked at than that it is too long. */
export function shortened(cell: Cell): Cell {
  const text = textOf(cell);
  if (text.length <= longestAnswer) return cell;
  const less = text.slice(0, longestAnswer + 1);
  return typeof cell === 'string' ? less : { ...cell, text: less };
}

/** Nothing that anybody sees. */
export function isBlank(cell: Cell | undefined): boolean {
  const text = textOf(cell);
  const first = text.charCodeAt(0);
  return text === '' || ((first <= 32 || first >= 0xa0) && text.trim() === '');
}

/** A range of cells made one: the first holds what they say, the others nothing. From 1, both ends within. */
export interface Merged {
  top: number;
  left: number;
  bottom: number;
  right: number;
}
