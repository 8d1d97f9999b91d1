import { z } from 'zod';
import { type Explained } from '../../ground/explained';
import { formula } from '../rule';
import { type RentPeriodFacts } from './facts';

/** The rent of each month, up to a cap that falls from year to year; caps in yuan a month, the last one stands for all later years. */
export const cappedRent = formula<RentPeriodFacts, { caps: number[] }>({
  parameters: z.strictObject({ caps: z.array(z.number().int().positive()).min(1) }),
  unit: 'fen',
  compute: ({ months, monthlyRent = 0 }, { caps }, { clause, from, provisional }) => {
    const lines = months.map(({ month, year }): Explained<number> => {
      const cap = (caps[Math.min(year, caps.length) - 1] ?? 0) * 100;
      const leaf = { unit: 'fen' as const, from, provisional, because: [] };
      return {
        value: Math.min(monthlyRent, cap),
        unit: 'fen',
        say: { 'zh-CN': `${month} 起的一个月（第 ${year} 年）`, en: `the month from ${month} (year ${year})` },
        from,
        provisional,
        because: [
          { ...leaf, value: monthlyRent, say: { 'zh-CN': '实际月租金', en: 'actual rent a month' } },
          { ...leaf, value: cap, say: { 'zh-CN': `第 ${year} 年每月上限`, en: `cap a month in year ${year}` }, clause },
        ],
      };
    });
    return {
      value: lines.reduce((sum, one) => sum + one.value, 0),
      unit: 'fen',
      say: {
        'zh-CN': `${lines.length} 个月租金补贴，每月取实际租金与上限中较低的`,
        en: `rent of ${lines.length} months, each the lower of rent and cap`,
      },
      clause,
      from,
      provisional,
      because: lines,
    };
  },
  schedule: ({ caps }) =>
    caps.map((cap, at) => ({
      say: { 'zh-CN': `第 ${at + 1} 年，每月最高`, en: `Year ${at + 1}, at most a month` },
      value: cap * 100,
    })),
});
