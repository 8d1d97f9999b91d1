import { type MonthPaid } from '../../places/year';
import { type Month } from '../../values';

/** What of a row says its months: from the first to the last, or each with what was paid for it. */
export interface Claiming {
  first?: unknown;
  last?: unknown;
  months?: unknown;
}

/** Each month with its own wage, where a row has them so. */
export const monthsPaid = ({ months }: Claiming): readonly MonthPaid[] | undefined => months as readonly MonthPaid[] | undefined;

/** The months of a year that a row claims: those that it names, or from its first to its last, or to the year's end. Months of other years are nobody's here. */
export function claimedMonths(row: Claiming, year: string): Month[] {
  const named = monthsPaid(row);
  if (named) return named.map(({ month }) => month).filter((month) => month.startsWith(`${year}-`));
  const [first, last] = [String(row.first ?? `${year}-01`), String(row.last ?? `${year}-12`)];
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}` as Month).filter(
    (month) => first <= month && month <= last,
  );
}
