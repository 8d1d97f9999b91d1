import { csvReader } from '../domain/table/csv';

const delimiters = [',', '\t', ';'] as const;

/**
 * What parts the cells: that by which most rows of the beginning have the same number of cells, and more than one; of equals the first.
 * @returns also how long a first line is that only says so (`sep=;`, of Excel)
 */
export function delimiterOf(beginning: string): { by: string; skip: number } {
  const [line = '', said] = /^\uFEFF?sep=(.)\r?\n?/.exec(beginning) ?? [];
  if (said !== undefined) return { by: said, skip: line.length };
  const scored = delimiters.map((by) => ({ by, score: evenness(beginning, by) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return { by: best.by, skip: 0 };
}

/** Cells beyond the first in the rows that agree. */
function evenness(text: string, by: string): number {
  const rows = new Map<number, number>();
  const reader = csvReader(({ cells }) => void rows.set(cells.length, (rows.get(cells.length) ?? 0) + 1), { by });
  reader.push(text);
  return Math.max(0, ...[...rows].map(([cells, times]) => (cells - 1) * times));
}
