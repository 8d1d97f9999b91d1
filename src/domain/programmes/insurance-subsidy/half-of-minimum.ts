import { z } from 'zod';
import { type Explained } from '../../ground/explained';
import { counts } from '../common/people';
import { formula } from '../rule';
import { type InsuranceFacts } from './facts';

interface Parameters {
  /** Of the contribution, in thousandths. */
  share: number;
  /** What is paid a month at the minimum base, in yuan, by year. */
  contributions: Record<string, number>;
}

/** A share of the contribution at the minimum base, for each month that each person who counts was insured. */
export const halfOfMinimum = formula<InsuranceFacts, Parameters>({
  parameters: z.strictObject({
    share: z.number().int().min(1).max(1_000),
    contributions: z.record(z.string().regex(/^20\d\d$/), z.number().positive()),
  }),
  unit: 'fen',
  compute: ({ people, on, year = '' }, { share, contributions }, { clause, from, provisional }) => {
    const monthly = Math.round((contributions[year] ?? 0) * 100);
    const leaf = { from, provisional, because: [] };
    const lines = people
      .filter((one) => counts(one, on))
      .map(({ months = 0 }, at): Explained<number> => ({
        value: Math.round((months * monthly * share) / 1_000),
        unit: 'fen',
        say: { 'zh-CN': `第 ${at + 1} 人`, en: `person ${at + 1}` },
        from,
        provisional,
        because: [
          { ...leaf, value: months, unit: 'months', say: { 'zh-CN': `${year} 年参保月数`, en: `months insured in ${year}` } },
          {
            ...leaf,
            value: monthly,
            unit: 'fen',
            say: { 'zh-CN': '按最低缴费基数每月应缴', en: 'contribution a month at the minimum base' },
            clause,
          },
          { ...leaf, value: share, unit: 'per-mille', say: { 'zh-CN': '补贴比例', en: 'share' }, clause },
        ],
      }));
    return {
      value: lines.reduce((sum, one) => sum + one.value, 0),
      unit: 'fen',
      say: { 'zh-CN': `${year} 年社会保险补贴`, en: `social insurance subsidy for ${year}` },
      clause,
      from,
      provisional,
      because: lines,
    };
  },
  schedule: ({ share, contributions }) =>
    Object.entries(contributions).map(([year, yuan]) => ({
      say: { 'zh-CN': `${year} 年，每人每月`, en: `${year}, a month for each person` },
      value: Math.round((yuan * share) / 10),
    })),
});
