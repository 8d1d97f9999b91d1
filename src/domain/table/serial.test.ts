import { dayOf } from './serial';

it.each([
  [1, 1900, '1900-01-01'],
  [59, 1900, '1900-02-28'],
  [60, 1900, undefined],
  [61, 1900, '1900-03-01'],
  [45_658, 1900, '2025-01-01'],
  [45_658.75, 1900, '2025-01-01'],
  [44_196, 1904, '2025-01-01'],
  [60, 1904, '1904-03-01'],
  [2_958_465, 1900, '9999-12-31'],
  [2_958_466, 1900, undefined],
  [0, 1900, undefined],
  [-1, 1904, undefined],
  [NaN, 1900, undefined],
] as const)('%d counted from %d is %s', (serial, system, day) => expect(dayOf(serial, system)).toBe(day));
