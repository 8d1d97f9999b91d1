import { type Beside } from './beside';

/** What a reader did with a file that whoever uploaded it should know; none of it is a fault. */
export type ToldOf =
  | Beside
  /** Read like the others. */
  | 'hidden-rows'
  /** Not read. */
  | 'hidden-sheets'
  /** Not read: no heading that is known stands in it. */
  | 'sheets-passed-over'
  | 'title-rows'
  | 'two-headings'
  | 'merged-cells'
  /** A sign of text was taken off: `'4403…`, `="4403…"`. */
  | 'signs-of-text'
  /** Left out by whoever uploaded it. */
  | 'left-out';

export interface Told {
  of: ToldOf;
  sheet: string;
  /** How many rows, cells or ranges. */
  count: number;
  /** The first of them. */
  rows: number[];
}

const mostNamed = 10;

/** Counts what is to be told, by sheet. */
export function telling() {
  const told = new Map<string, Told>();
  return {
    tell(of: ToldOf, sheet: string, row?: number, count = 1): void {
      if (count === 0) return;
      const key = `${of}\n${sheet}`;
      const one = told.get(key) ?? { of, sheet, count: 0, rows: [] };
      one.count += count;
      if (row !== undefined && one.rows.length < mostNamed) one.rows.push(row);
      told.set(key, one);
    },
    all: (): Told[] => [...told.values()],
  };
}
