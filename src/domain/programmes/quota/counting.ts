import { monthsOf } from '../../calendar/months';
import { type Month } from '../../values';
import { type Weight } from './weight';

/** One person of a roster with the months that count: certificate, contract, insurance and wage of each were found good. */
export interface Row {
  weight: Weight;
  months: readonly Month[];
}

/** Persons of one month: as heads, and with whoever is severely disabled as two. */
export interface MonthCount {
  month: Month;
  persons: number;
  weighted: number;
}

/** A year's twelve months, and their sums in person-months: integers, a twelfth of which is the year's figure in persons. */
export interface YearCount {
  year: number;
  months: MonthCount[];
  personMonths: number;
  weightedMonths: number;
}

/**
 * Who counts, month by month (残联厅函〔2022〕63号 一(四): headcount is by month, and no yearly total is averaged back into months). A month
 * that stands twice in a row counts once; months of other years do not count here.
 */
export function countYear(rows: readonly Row[], year: number): YearCount {
  const counts = new Map(monthsOf(year).map((month): [Month, MonthCount] => [month, { month, persons: 0, weighted: 0 }]));
  for (const { weight, months } of rows)
    for (const month of new Set(months)) {
      const count = counts.get(month);
      if (!count) continue;
      count.persons += 1;
      count.weighted += weight;
    }
  return countedYear(year, [...counts.values()]);
}

/** A year of which the months are counted. */
export const countedYear = (year: number, months: MonthCount[]): YearCount => ({
  year,
  months,
  personMonths: months.reduce((sum, { persons }) => sum + persons, 0),
  weightedMonths: months.reduce((sum, { weighted }) => sum + weighted, 0),
});

/**
 * The twelve monthly numbers of staff as one sum of staff-months.
 * @throws RangeError unless they are twelve whole numbers, none below zero
 */
export function staffMonthsOf(monthly: readonly number[]): number {
  if (monthly.length !== 12 || monthly.some((one) => !Number.isInteger(one) || one < 0))
    throw new RangeError('not twelve numbers of staff');
  return monthly.reduce((sum, one) => sum + one, 0);
}
