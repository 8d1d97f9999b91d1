import { type MinimumWage } from '../../ground/minimum-wages';
import { type AreaCode, type Fen, type Month } from '../../values';
import { wageReaches } from './wage-floor';

// Tonghua, policy research §3.1.
const wage = (since: string, fen: number): MinimumWage => ({
  area: '220500' as AreaCode,
  since: since as Month,
  fen: fen as Fen,
  yearOnly: false,
  source: { grade: 'B', title: 'notice' },
});
const table = [wage('2025-01', 178_000), wage('2025-12', 187_000)];
const judge = (month: string, fen?: number) => wageReaches(table, month as Month, fen as Fen | undefined);

it.each([
  ['2025-11', 178_000, 'met'],
  ['2025-11', 177_999, 'unmet'],
  ['2025-12', 178_000, 'unmet'],
  ['2025-12', 186_999, 'unmet'],
  ['2025-12', 187_000, 'met'],
  ['2025-12', undefined, 'unknown'],
  ['2024-12', 900_000, 'unknown'],
] as const)('%s paid %s fen: %s', (month, fen, verdict) => expect(judge(month, fen).verdict).toBe(verdict));

it('says both figures', () => {
  expect(judge('2025-12', 186_999).say['zh-CN']).toBe('2025年12月工资 1,869.99 元，低于当地最低工资 1,870.00 元');
  expect(judge('2025-12', 187_000).say.en).toBe('wage of December 2025: 1,870.00 yuan, not below the local minimum of 1,870.00');
  expect(judge('2024-12', 1).say['zh-CN']).toContain('还没有录入');
});

it('says whether the figure it is found by is provisional', () => {
  const doubtful = table.map((one) => ({ ...one, source: { ...one.source, grade: 'C' as const } }));
  const found = (of: readonly MinimumWage[], month: string) => wageReaches(of, month as Month, 190_000 as Fen).provisional;
  expect([found(table, '2025-12'), found(doubtful, '2025-12'), found(doubtful, '2024-12')]).toEqual([false, true, false]);
});
