import { countOf, isIn, rangesOf } from './sheet';

it('numbers are few ranges, each number in one of them', () => {
  const ranges = rangesOf([7, 3, 4, 5, 5, 9, 0]);
  expect(ranges).toEqual([
    [0, 0],
    [3, 5],
    [7, 7],
    [9, 9],
  ]);
  expect([countOf(ranges), isIn(ranges, 4), isIn(ranges, 6), rangesOf([])]).toEqual([6, true, false, []]);
});
