/** What one level came to. `skipped` counts tests that were passed over; `note` says what a person should know. */
export interface Row {
  readonly level: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  readonly note?: string;
}

/** The rows as a table, and the last line that says it all. */
export function report(rows: readonly Row[]): string {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const line = (cells: readonly (string | number)[], note = ''): string =>
    `${String(cells[0]).padEnd(10)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(9))
      .join('')}  ${note}`.trimEnd();
  const skipped = sum((row) => row.skipped);
  return [
    line(['level', 'passed', 'failed', 'skipped', 'seconds']),
    ...rows.map((row) => line([row.level, row.passed, row.failed, row.skipped, row.seconds.toFixed(1)], row.note)),
    '',
    `${sum((row) => row.passed)} passed, ${sum((row) => row.failed)} failed${skipped ? `, ${skipped} skipped` : ''}`,
  ].join('\n');
}
