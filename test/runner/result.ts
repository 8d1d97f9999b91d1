/** What became of one level. Seconds are wall-clock. */
export interface Result {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Tests that are there and did not run. */
  readonly pending: number;
  readonly seconds: number;
  /** Why the whole level did not run, or that it is empty. */
  readonly not?: string;
}

/** The table of levels for a person, with the line that a machine reads at its end: `N passed, N failed`. */
export function report(results: readonly Result[], { ci }: { ci: boolean }): { lines: string[]; failed: number } {
  const rows = results.map(({ name, passed, failed, pending, seconds, not }) => [
    name,
    not === undefined ? `${passed} passed` : '',
    not === undefined ? `${failed} failed` : '',
    pending ? `${pending} SKIPPED` : '',
    not === undefined ? `${seconds.toFixed(1)} s` : `NOT RUN: ${not}`,
  ]);
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const table = rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(width(column)))).join('  ').trimEnd());
  const sum = (of: (result: Result) => number): number => results.reduce((all, one) => all + of(one), 0);
  // In CI nothing may go missing unseen: a level that did not run counts as one failure, a skipped test too.
  const missing = ci ? sum(({ not, pending }) => (not === undefined ? pending : 1)) : 0;
  const failed = sum((one) => one.failed) + missing;
  const notice = missing ? [`CI: what did not run counts as failed (${missing})`] : [];
  return { lines: [...table, ...notice, `${sum((one) => one.passed)} passed, ${failed} failed`], failed };
}
