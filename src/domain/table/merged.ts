import { type Merged } from './cell';
import { type CheckedRow } from './checked';

/** Where a cell is empty because another holds for it too, that is told, and not that it is empty. */
export function mergedAway(rows: readonly CheckedRow[], merges: readonly { sheet: string; range: Merged }[]): void {
  if (merges.length === 0) return;
  for (const { sheet, row, problems } of rows) {
    const empty = problems.filter(({ code, place }) => code === 'empty' && place !== undefined);
    if (empty.length === 0) continue;
    const ranges = merges.filter(({ sheet: its, range: { top, bottom } }) => its === sheet && row >= top && row <= bottom);
    for (const problem of empty) {
      const place = (problem.place ?? 0) + 1;
      if (ranges.some(({ range: { left, right } }) => place >= left && place <= right)) problem.code = 'merged';
    }
  }
}
