import { type Cell, isBlank, type SheetRow, textOf } from './cell';
import { type Column } from './column';
import { type Recognised, recognise, type Remembered } from './heading';

/** Where the headings stand: after titles, in one row or in two. */
export interface Heading {
  /** In the rows that were looked at, the first of the heading. */
  from: number;
  rows: 1 | 2;
  headings: readonly string[];
  recognised: Recognised;
}

/** Nobody's titles are longer. */
export const mostTitles = 20;
/** No more of a heading is compared: every spelling is shorter. */
const longestHeading = 100;
const headingOf = (cell: Cell | undefined): string => textOf(cell).slice(0, longestHeading);

/** The row, or the two, in which the most columns are recognised; of equals one row before two, and the first. @param rows the first of a sheet, none of them empty */
export function findHeading(rows: readonly SheetRow[], columns: readonly Column[], remembered?: Remembered): Heading | undefined {
  let best: Heading | undefined;
  const better = (one: Heading): void => {
    const more = score(one) - (best ? score(best) : 0);
    if (more > 0 || (more === 0 && best && one.rows < best.rows)) best = one;
  };
  rows.forEach((row, from) => {
    const headings = row.cells.map(headingOf);
    better({ from, rows: 1, headings, recognised: recognise(headings, columns, remembered) });
    const below = rows[from + 1];
    if (below && below.row === row.row + 1) better(twoRows(from, row, below, columns, remembered));
  });
  return best;
}

/** Columns in one place count fully; claimed by two headings they are at least found. */
const score = ({ recognised: { places, doubled } }: Heading): number => Object.keys(places).length + doubled.length / 2;

/**
 * A group above (合同期限) and its parts below (起始日期, 终止日期): a part is called by both together, by its own words, or by the group's,
 * whichever means a column.
 */
function twoRows(from: number, above: SheetRow, below: SheetRow, columns: readonly Column[], remembered?: Remembered): Heading {
  let group = '';
  const headings = Array.from({ length: Math.max(above.cells.length, below.cells.length) }, (_, place) => {
    const [top, part] = [headingOf(above.cells[place]), headingOf(below.cells[place])];
    group = isBlank(top) ? (isBlank(part) ? '' : group) : top;
    const calls = isBlank(part) ? [top] : [`${group}${part}`, part, top];
    return calls.find((one) => Object.keys(recognise([one], columns, remembered).places).length > 0) ?? calls[0] ?? '';
  });
  return { from, rows: 2, headings, recognised: recognise(headings, columns, remembered) };
}
