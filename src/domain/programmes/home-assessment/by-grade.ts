import { z } from 'zod';
import { localised } from '../../ground/localised';
import { formula } from '../rule';
import { type AssessmentFacts } from './facts';

const grade = z.strictObject({ say: localised, from: z.number().int().min(0).max(100), yuan: z.number().int().min(0).max(50_000) });
const parameters = z
  .strictObject({ grades: z.array(grade).min(1) })
  .refine(({ grades }) => grades.every((one, at) => at === 0 || one.from > (grades[at - 1]?.from ?? 0)), {
    path: ['grades'],
    message: 'each grade begins at more points than the one before it',
  });

/** 年度评估奖励 by the grade that the points come to (Jiaxing: 10,000 to 50,000 a year; which is how much was not found). */
export const byGrade = formula<AssessmentFacts, z.output<typeof parameters>>({
  parameters,
  unit: 'fen',
  compute: ({ score }, { grades }, basis) => {
    const reached = score === undefined ? undefined : grades.findLast(({ from }) => from * 100 <= score);
    const leaf = { provisional: basis.provisional, because: [] };
    return {
      value: (reached?.yuan ?? 0) * 100,
      unit: 'fen',
      say: score === undefined ? later : { 'zh-CN': '年度评估奖励', en: 'Reward of the yearly assessment' },
      ...basis,
      provisional: basis.provisional || score === undefined,
      because:
        score === undefined
          ? []
          : [
              { ...leaf, value: score, unit: 'points', say: { 'zh-CN': '评估得分', en: 'Points given' } },
              { ...leaf, value: (reached?.from ?? grades[0]?.from ?? 0) * 100, unit: 'points', say: reached?.say ?? below },
            ],
    };
  },
  schedule: ({ grades }) =>
    grades.map(({ say, from, yuan }) => ({
      say: { 'zh-CN': `${say['zh-CN']}（${from} 分及以上）`, en: `${say.en} (${from} points or more)` },
      value: yuan * 100,
    })),
});

const later = { 'zh-CN': '评估以后才知道', en: 'known once it is assessed' };
const below = { 'zh-CN': '没有达到最低等次的分数线', en: 'below the line of the lowest grade' };
