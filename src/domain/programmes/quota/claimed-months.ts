import { type Month } from '../../values';

/** The months of a year that a row claims: from its first to its last, or to the year's end. Months of other years are nobody's here. */
export function claimedMonths(row: { first?: unknown; last?: unknown }, year: string): Month[] {
  const [first, last] = [String(row.first ?? `${year}-01`), String(row.last ?? `${year}-12`)];
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}` as Month).filter(
    (month) => first <= month && month <= last,
  );
}
