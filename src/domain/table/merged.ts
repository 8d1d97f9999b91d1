import { type Merged } from './cell';
import { type CheckedRow } from './checked';

/** Where a cell is empty because another holds for it too, that is told, and not that it is empty. */
export function mergedAway(rows: readonly CheckedRow[], merges: readonly { sheet: string; range: Merged }[]): void {
  if (merges.length === 0) return;
  for (const { sheet, row, problems } of rows)
    for (const problem of problems) {
      if (problem.code !== 'empty' || problem.place === undefined) continue;
      const place = problem.place + 1;
      const under = merges.some(
        ({ sheet: its, range: { top, left, bottom, right } }) =>
          its === sheet && row >= top && row <= bottom && place >= left && place <= right,
      );
      if (under) problem.code = 'merged';
    }
}
