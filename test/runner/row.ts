/** What one test file came to. `skipped` counts tests that were passed over. */
export interface FileResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

/** What one level came to; its seconds are those of its files, several of which run side by side. `note` says what a person should know. */
export interface Row extends FileResult {
  readonly level: string;
  readonly note?: string;
}

/**
 * The row of a level by its files; one without a result never ended, which is a failure.
 * @param ci a test that is passed over counts as failed: it was written to be run
 */
export function rowOf(level: string, results: readonly (FileResult | undefined)[], ci: boolean, note = ''): Row {
  const sum = (of: (one: FileResult) => number): number => results.reduce((total, one) => total + (one ? of(one) : 0), 0);
  const lost = results.filter((one) => !one).length;
  const skipped = sum((one) => one.skipped);
  const notes = [
    note,
    lost ? `${lost} files ended without a result` : '',
    skipped ? `${skipped} passed over${ci ? ', which counts as failed in CI' : ''}` : '',
  ].filter(Boolean);
  return {
    level,
    passed: sum((one) => one.passed),
    failed: sum((one) => one.failed) + lost + (ci ? skipped : 0),
    skipped: ci ? 0 : skipped,
    seconds: sum((one) => one.seconds),
    ...(notes.length && { note: notes.join('; ') }),
  };
}

/** The rows as a table, how long it took by the clock, and the last line that says it all. */
export function report(rows: readonly Row[], seconds: number): string {
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
    `${Math.round(seconds)} seconds by the clock; files run side by side`,
    `${sum((row) => row.passed)} passed, ${sum((row) => row.failed)} failed${skipped ? `, ${skipped} skipped` : ''}`,
  ].join('\n');
}
