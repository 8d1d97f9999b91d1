import { z } from 'zod';
import { counts } from '../common/people';
import { formula } from '../rule';
import { type StartupGrantFacts } from './facts';

const yuan = z.number().int().positive().max(10_000_000);

/** One amount for fewer than `threshold` founders who hold a valid certificate, another for as many or more; once, in yuan. */
export const byFounders = formula<StartupGrantFacts, { fewer: number; more: number; threshold: number }>({
  parameters: z.strictObject({ fewer: yuan, more: yuan, threshold: z.number().int().min(2) }),
  unit: 'fen',
  compute: ({ people, on }, { fewer, more, threshold }, { clause, from, provisional }) => {
    const holders = people.filter((one) => counts(one, on)).length;
    const together = holders >= threshold;
    const value = (together ? more : fewer) * 100;
    const leaf = { from, provisional, because: [] };
    return {
      value,
      unit: 'fen',
      say: together
        ? { 'zh-CN': `${threshold} 人以上共同创业`, en: `${threshold} or more founding together` }
        : { 'zh-CN': `不足 ${threshold} 人创业`, en: `fewer than ${threshold} founders` },
      clause,
      from,
      provisional,
      because: [
        {
          ...leaf,
          value: holders,
          unit: 'persons',
          say: { 'zh-CN': '持残疾人证的创业人数', en: 'founders with a disability certificate' },
        },
        {
          ...leaf,
          value,
          unit: 'fen',
          say: { 'zh-CN': '规定的一次性金额（不取整、不封顶）', en: 'the amount set, once (no rounding, no cap)' },
          clause,
        },
      ],
    };
  },
  schedule: ({ fewer, more, threshold }) => [
    {
      say:
        threshold === 2
          ? { 'zh-CN': '1 人创业', en: 'One founder' }
          : { 'zh-CN': `1 至 ${threshold - 1} 人创业`, en: `1 to ${threshold - 1} founders` },
      value: fewer * 100,
    },
    { say: { 'zh-CN': `${threshold} 人以上共同创业`, en: `${threshold} or more founding together` }, value: more * 100 },
  ],
});
