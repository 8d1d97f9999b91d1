import { monthRanges, monthsInWords } from './month-ranges';

test('months that follow each other are one range, whatever order they come in, and over the end of a year', () => {
  expect(monthRanges(['2025-07', '2025-02', '2025-01', '2025-03', '2025-02'])).toEqual([
    { first: '2025-01', last: '2025-03' },
    { first: '2025-07', last: '2025-07' },
  ]);
  expect(monthRanges(['2026-01', '2025-12'])).toEqual([{ first: '2025-12', last: '2026-01' }]);
  expect(monthRanges([])).toEqual([]);
});

test('in words the year stands once, and each year by itself', () => {
  const months = ['2025-01', '2025-02', '2025-03', '2025-07'];
  expect(monthsInWords(months, 'zh-CN')).toBe('2025年1–3月、7月');
  expect(monthsInWords(months, 'en')).toBe('Jan–Mar, Jul 2025');
  expect(monthsInWords(['2025-12', '2026-01'], 'zh-CN')).toBe('2025年12月、2026年1月');
  expect(monthsInWords([], 'zh-CN')).toBe('');
});
