import { type CheckedRow, type ReadSheet } from './checked';

/** The same key in two rows is a fault of both: each names the other's row, `twice:12`, behind a second `:` the sheet if that is another. */
export function tellTwice(rows: readonly CheckedRow[], sheets: readonly ReadSheet[], key: string): void {
  const first = new Map<unknown, CheckedRow>();
  const say = (one: CheckedRow, other: CheckedRow): void => {
    const place = sheets.find(({ sheet }) => sheet === one.sheet)?.recognised.places[key];
    one.problems.push({
      column: key,
      ...(place === undefined ? {} : { place }),
      found: String(one.values[key]),
      code: `twice:${other.row}${one.sheet === other.sheet ? '' : `:${other.sheet}`}`,
    });
  };
  for (const one of rows) {
    const value = one.values[key];
    if (value === undefined) continue;
    const before = first.get(value);
    if (!before) {
      first.set(value, one);
      continue;
    }
    say(one, before);
    if (!before.problems.some(({ code }) => code.startsWith('twice:'))) say(before, one);
  }
}
