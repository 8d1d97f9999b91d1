import { longDate, shortDate, shortTime } from './formats';
import { maskedName } from './mask';

test('dates are of Shanghai, whether from an instant or a local date', () => {
  expect(longDate('2026-11-23', 'zh-CN')).toBe('2026年11月23日（星期一）');
  expect(longDate('2026-11-22T16:00:00.000Z', 'zh-CN')).toBe('2026年11月23日（星期一）');
  expect(longDate('2026-11-23', 'en')).toBe('Monday 23 November 2026');
  expect(shortDate('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
  expect(shortTime('2026-11-22T16:05:00.000Z')).toBe('2026-11-23 00:05');
});

test('a masked name shows one whole character, rare ones too, and not how long the name is', () => {
  expect(['张三', '欧阳修文', '𬱖某', ' ', ''].map(maskedName)).toEqual(['张*', '欧*', '𬱖*', '*', '*']);
});
