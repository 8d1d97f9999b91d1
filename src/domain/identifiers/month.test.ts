import { parseMonth } from './month';

it.each([
  '2025-1',
  '2025-01',
  '2025/01',
  '2025.1',
  '2025。1',
  '2025年1月',
  '２０２５年０１月份',
  '202501',
  '2025-01-01',
  '2025/1/1',
  '20250101',
])('%s is a month', (text) => expect(parseMonth(text)).toEqual({ value: '2025-01' }));

it.each([
  ['2025-13', 'month'],
  ['202500', 'month'],
  ['一月', 'month'],
  ['Jan-25', 'month'],
  ['45658', 'month'],
  ['2025-01-15', 'month-day'],
  ['25-1', 'short-year'],
  ['25年1月', 'short-year'],
  ['民国114年1月', 'era-year'],
])('%s is none: %s', (text, error) => expect(parseMonth(text)).toEqual({ error }));
