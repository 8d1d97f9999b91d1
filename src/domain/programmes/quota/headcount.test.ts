import { monthsOf } from '../../calendar/months';
import { figure } from '../../ground/figure';
import { countYear } from './counting';
import { headcount } from './headcount';
import { basis, leavesOf } from './testing';

const year = monthsOf(2025);

it('is the twelve months over twelve, carried exactly and shown with two decimals', () => {
  const node = headcount(
    countYear(
      [
        { weight: 2, months: year },
        { weight: 1, months: year.slice(7) },
      ],
      2025,
    ),
    basis,
  );
  expect(node).toMatchObject({ value: 29, unit: 'person-months', clause: basis.clause, from: 'rule', provisional: false });
  expect(figure(node.value, 'person-months')).toBe('2.42');
  expect(node.because.map(({ value, unit, say }) => [say['zh-CN'], value, unit])).toEqual(
    year.map((month, at) => [`2025年${Number(month.slice(5))}月`, at < 7 ? 2 : 3, 'persons']),
  );
});

it('shows of each month who counts as one and who as two; of a month of heads nothing more', () => {
  const { because } = headcount(
    countYear(
      [
        { weight: 2, months: year.slice(0, 2) },
        { weight: 1, months: year.slice(1, 3) },
      ],
      2025,
    ),
    basis,
  );
  expect(because.slice(0, 4).map((one) => leavesOf(one).map(({ value }) => value))).toEqual([[2], [1, 2], [1], [0]]);
  expect(because[1]?.because[1]?.say['zh-CN']).toBe('重度残疾 1 人，每人计 2 人');
});

it('is provisional where its rule is', () =>
  expect(headcount(countYear([], 2025), { ...basis, provisional: true }).provisional).toBe(true));
