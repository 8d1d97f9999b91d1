import { monthsOf } from '../calendar/months';
import { type AreaCode, type Fen, type Month } from '../values';
import { type Grade } from './grade';
import { type MinimumWage, minimumWageIn, minimumWageOf, minimumWagesFor, published } from './minimum-wages';

const wage = (
  since: string,
  yuan: number,
  more: { until?: string; area?: string; grade?: Grade; yearOnly?: boolean } = {},
): MinimumWage => ({
  area: (more.area ?? '220500') as AreaCode,
  since: since as Month,
  ...(more.until === undefined ? {} : { until: more.until as Month }),
  fen: (yuan * 100) as Fen,
  yearOnly: more.yearOnly ?? false,
  source: { grade: more.grade ?? 'B', title: `notice of ${since}` },
});
// Tonghua, policy research §3.1: 1,780 from January to November 2025, 1,870 in December.
const tonghua = [wage('2025-12', 1_870), wage('2025-01', 1_780)];
const inForce = (table: MinimumWage[], month: string) => minimumWageIn(table, month as Month)?.fen;

it('a wage is in force from its month until another one follows, in whatever order they stand', () =>
  expect(['2024-12', '2025-01', '2025-11', '2025-12', '2026-01'].map((month) => inForce(tonghua, month))).toEqual([
    undefined,
    178_000,
    178_000,
    187_000,
    187_000,
  ]));

it('between the last month a wage is known for and the next one there is none: an older one does not come back', () => {
  const gap = [wage('2020-01', 1_500), wage('2023-01', 2_360, { until: '2023-12' }), wage('2025-03', 2_520)];
  expect(['2022-12', '2023-12', '2024-01', '2025-02', '2025-03'].map((month) => inForce(gap, month))).toEqual([
    150_000,
    236_000,
    undefined,
    undefined,
    252_000,
  ]);
});

it('the narrowest place that has any says', () => {
  const all = [
    wage('2024-01', 2_010, { area: '330000' }),
    wage('2025-01', 2_260, { area: '330700' }),
    wage('2024-01', 2_000, { area: '330700' }),
  ];
  const yuan = (area: string) => minimumWagesFor(all, area as AreaCode).map(({ fen }) => fen / 100);
  expect([yuan('330702'), yuan('330400'), yuan('440300')]).toEqual([[2_000, 2_260], [2_010], []]);
});

it('is provisional by its grade, and where only the year is known', () => {
  expect(published(wage('2025-01', 1))).toMatchObject({ provisional: false, title: 'notice of 2025-01' });
  expect(published(wage('2025-01', 1, { grade: 'C' })).provisional).toBe(true);
  expect(published(wage('2025-01', 1, { yearOnly: true })).provisional).toBe(true);
});

it("a year's figure is December's, provisional where it changed or began within the year", () => {
  expect(minimumWageOf(tonghua, monthsOf(2025))).toMatchObject({ fen: 187_000, provisional: true });
  expect(minimumWageOf(tonghua, monthsOf(2026))).toMatchObject({ fen: 187_000, provisional: false });
  expect(minimumWageOf([wage('2025-03', 2_520)], monthsOf(2025))).toMatchObject({ provisional: true });
  expect(minimumWageOf([wage('2025-01', 2_520, { until: '2025-11' })], monthsOf(2025))).toBeUndefined();
});
