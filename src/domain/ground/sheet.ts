import { type Hash } from '../values';

/** A roster as everything but its own store knows it: what it commits to, and how many rows it has. Rows are numbered from 0. */
export interface SheetRef {
  /** A random id, under which its store has it. */
  sheet: string;
  hash: Hash;
  rows: number;
}

/** Rows from one number to another, both included. */
export type RowRange = readonly [from: number, to: number];

/** Numbers of rows as few ranges, in order. */
export function rangesOf(rows: Iterable<number>): RowRange[] {
  const ranges: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  return ranges;
}

/** Which item of a case's papers answers a row: `row-12`. */
export const rowItem = (row: number): string => `row-${row}`;

/** The row that an item answers; undefined for any other item. */
export function rowOfItem(item: string): number | undefined {
  const [, row] = /^row-(\d{1,6})$/.exec(item) ?? [];
  return row === undefined ? undefined : Number(row);
}

export const isIn = (ranges: readonly RowRange[], row: number): boolean => ranges.some(([from, to]) => from <= row && row <= to);

export const countOf = (ranges: readonly RowRange[]): number => ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
