import { z } from 'zod';
import { formula } from '../rule';
import { type OpeningFacts } from './facts';

interface Parameters {
  /** For each person placed for a year or more, in yuan. */
  yuan: number;
  /** In all, in yuan. */
  most: number;
}

/** So much once for each person placed for a year or more, up to a most (Fujian 2019, 残疾人辅助性就业机构: 5,000 each, 200,000 in all). */
export const perPerson = formula<OpeningFacts, Parameters>({
  parameters: z.strictObject({ yuan: z.number().int().positive(), most: z.number().int().positive() }),
  unit: 'fen',
  compute: ({ placed = 0 }, { yuan, most }, basis) => {
    const { clause, from, provisional } = basis;
    const [sum, cap] = [placed * yuan * 100, most * 100];
    const leaf = { clause, from, provisional, because: [] };
    return {
      value: Math.min(sum, cap),
      unit: 'fen',
      say: { 'zh-CN': '一次性建设补助', en: 'One-off construction aid' },
      ...basis,
      because: [
        {
          value: placed,
          unit: 'persons',
          say: { 'zh-CN': '安置满一年的残疾人', en: 'Persons placed for a year or more' },
          provisional: false,
          because: [],
        },
        { ...leaf, value: yuan * 100, unit: 'fen', say: { 'zh-CN': '每人', en: 'for each' } },
        ...(sum > cap ? [{ ...leaf, value: cap, unit: 'fen' as const, say: { 'zh-CN': '最高', en: 'at most' } }] : []),
      ],
    };
  },
  schedule: ({ yuan, most }) => [
    { say: { 'zh-CN': '安置满一年的残疾人，每人', en: 'for each person placed for a year or more' }, value: yuan * 100 },
    { say: { 'zh-CN': '最高', en: 'at most' }, value: most * 100 },
  ],
});
