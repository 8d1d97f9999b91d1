import { type Published } from '../../ground/minimum-wages';
import { type Fen, type LocalDate } from '../../values';
import { byMonth } from './by-month';

const on = '2026-11-26' as LocalDate;
const basis = { clause: { 'zh-CN': '条', en: 'clause' }, from: 'ours', provisional: false };
const wage = (fen: number): Published => ({ fen: fen as Fen, provisional: false, title: '通知' });
const paid = (persons: number[], wages: Published[]) =>
  byMonth.compute({ on, counted: { persons, weighted: persons }, minimumWages: wages }, { months: 2 }, basis);
const twelve = <T>(one: T): T[] => Array<T>(12).fill(one);

it.each([
  ['30 persons the whole year', twelve(30), 226_000, 13_560_000],
  ['45 persons at the first tier', twelve(45), 249_000, 22_410_000],
  ['one person for seven months', [...Array<number>(5).fill(0), ...Array<number>(7).fill(1)], 226_000, 263_667],
])('%s', (_name, persons, fen, sum) => expect(paid(persons, twelve(wage(fen))).value).toBe(sum));

it('each month counts by its own minimum wage, and the whole is rounded once', () => {
  const wages = [...Array<Published>(6).fill(wage(226_001)), ...Array<Published>(6).fill(wage(240_001))];
  // 6/12 × 2 × 226,001 + 6/12 × 2 × 240,001: no part is rounded before.
  expect(paid(twelve(1), wages)).toMatchObject({ value: 466_002, because: [{ value: 226_001 }, { value: 240_001 }] });
});

it('is never more than the whole year for everybody, and grows with each month', () => {
  const all = Array.from(
    { length: 13 },
    (_, months) => paid([...Array<number>(months).fill(1), ...Array<number>(12 - months).fill(0)], twelve(wage(226_000))).value,
  );
  expect(all[0]).toBe(0);
  expect(all[12]).toBe(452_000);
  expect(all.every((sum, at) => at === 0 || sum > (all[at - 1] ?? 0))).toBe(true);
});

it('nothing is known before the roster is checked', () =>
  expect(byMonth.compute({ on, minimumWages: twelve(wage(226_000)) }, { months: 2 }, basis)).toMatchObject({
    value: 0,
    provisional: true,
  }));
