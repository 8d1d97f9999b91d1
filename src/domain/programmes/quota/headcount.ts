import { type Explained } from '../../ground/explained';
import { type Basis } from '../../ground/localised';
import { type MonthCount, type YearCount } from './counting';
import { monthInWords } from './month-words';
import { fact, follows, ruled, say } from './nodes';

/**
 * The year's verified figure (年度认定人数): the twelve months' weighted persons over twelve. In person-months, so that it is exact wherever it
 * is kept; shown as persons with two decimals. Its twelve parts are persons. That the year is the mean of its months is inferred from "may be
 * non-integer" and "by month" (policy research §3.1), and so is that nothing is rounded before it is reckoned with (PD).
 */
export const headcount = (count: YearCount, basis: Basis): Explained<number> =>
  ruled(
    basis,
    count.weightedMonths,
    'person-months',
    say(`${count.year} 年认定人数：各月人数之和除以 12`, `verified for ${count.year}: the months together, by twelve`),
    count.months.map(monthly),
  );

function monthly({ month, persons, weighted }: MonthCount): Explained<number> {
  const severe = weighted - persons;
  const words = monthInWords(month);
  if (severe === 0) return fact(persons, 'persons', words);
  return follows(weighted, 'persons', words, [
    ...(persons > severe ? [fact(persons - severe, 'persons', say('每人计 1 人', 'each counted as one'))] : []),
    fact(severe * 2, 'persons', say(`重度残疾 ${severe} 人，每人计 2 人`, `${severe} severely disabled, each counted as two`)),
  ]);
}
