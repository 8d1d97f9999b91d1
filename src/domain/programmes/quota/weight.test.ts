import { certificateOf, weightOf } from './weight';

it('a disability certificate of each of the seven categories: grades 1 and 2 count as two, 3 and 4 as one', () => {
  for (let category = 1; category <= 7; category += 1)
    expect([1, 2, 3, 4].map((grade) => weightOf({ kind: 'disability', category, grade }))).toEqual([2, 2, 1, 1]);
});

it("a veteran's: grades 1 to 3 count as two, 4 to 8 as one, 9 and 10 not at all", () =>
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((grade) => weightOf({ kind: 'veteran', grade }))).toEqual([2, 2, 2, 1, 1, 1, 1, 1, 0, 0]));

it('what there is not, does not count', () => {
  for (const [category, grade] of [
    [0, 1],
    [8, 1],
    [1, 0],
    [1, 5],
    [1.5, 1],
    [1, NaN],
  ] as const)
    expect(weightOf({ kind: 'disability', category, grade })).toBe(0);
  expect(weightOf({ kind: 'veteran', grade: 0 })).toBe(0);
});

it('the number of a certificate says category and grade, re-issued or not', () => {
  expect(certificateOf('11010519491231002X42')).toEqual({ kind: 'disability', category: 4, grade: 2 });
  expect(certificateOf('11010519491231002X71B12')).toEqual({ kind: 'disability', category: 7, grade: 1 });
  for (const none of ['', '11010519491231002X', '11010519491231002X82', '11010519491231002X45', '军字第001号'])
    expect(certificateOf(none)).toBeUndefined();
});
