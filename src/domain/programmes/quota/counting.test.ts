import { monthsOf } from '../../calendar/months';
import { type Month } from '../../values';
import { countYear, type Row, staffMonthsOf } from './counting';

const year = monthsOf(2025);
const row = (weight: 1 | 2, months: readonly Month[] = year): Row => ({ weight, months });

it('counts heads and weights, each month by itself', () => {
  const { months, personMonths, weightedMonths } = countYear([row(1), row(2, year.slice(8)), row(1, year.slice(0, 1))], 2025);
  expect(months.map(({ persons }) => persons)).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]);
  expect(months.map(({ weighted }) => weighted)).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3]);
  expect(months.map(({ month }) => month)).toEqual(year);
  expect([personMonths, weightedMonths]).toEqual([17, 21]);
});

it('a month counts once for a person, and in its own year alone', () => {
  const twice = row(2, ['2025-03', '2025-03', '2024-12', '2026-01'] as Month[]);
  expect(countYear([twice], 2025)).toMatchObject({ personMonths: 1, weightedMonths: 2 });
  expect(countYear([twice], 2026)).toMatchObject({ personMonths: 1, weightedMonths: 2 });
  expect(countYear([twice], 2023)).toMatchObject({ personMonths: 0, weightedMonths: 0 });
});

it('nobody is twelve months of nobody', () => {
  const none = countYear([], 2025);
  expect(none.months).toHaveLength(12);
  expect(none).toMatchObject({ year: 2025, personMonths: 0, weightedMonths: 0 });
});

it('16,000 people are counted to the person', () => {
  const rows = Array.from({ length: 16_000 }, (_, at) => row(at % 4 === 0 ? 2 : 1, year.slice(at % 12)));
  const expected = rows.reduce((sum, { months }) => sum + months.length, 0);
  const severe = rows.filter(({ weight }) => weight === 2).reduce((sum, { months }) => sum + months.length, 0);
  expect(countYear(rows, 2025)).toMatchObject({ personMonths: expected, weightedMonths: expected + severe });
});

it('staff is twelve whole numbers', () => {
  expect(staffMonthsOf([30, 30, 30, 30, 30, 30, 31, 31, 31, 31, 31, 31])).toBe(366);
  expect(staffMonthsOf(Array.from({ length: 12 }, () => 0))).toBe(0);
  for (const wrong of [
    [],
    Array.from({ length: 13 }, () => 1),
    [...Array.from({ length: 11 }, () => 1), 1.5],
    [...Array.from({ length: 11 }, () => 1), -1],
  ])
    expect(() => staffMonthsOf(wrong)).toThrow(RangeError);
});
