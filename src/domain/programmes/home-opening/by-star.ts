import { z } from 'zod';
import { formula } from '../rule';
import { type OpeningFacts } from './facts';

const star = z.enum(['1', '2', '3', '4', '5']);

/** So much once, by the stars that were given, in yuan (Jiaxing: 30,000 to 150,000 by star; which is how much was not found). */
export const byStar = formula<OpeningFacts, { yuan: Partial<Record<z.output<typeof star>, number>> }>({
  parameters: z.strictObject({ yuan: z.partialRecord(star, z.number().int().min(0).max(150_000)) }),
  unit: 'fen',
  compute: ({ stars = 0 }, { yuan }, basis) => ({
    value: (yuan[String(stars) as z.output<typeof star>] ?? 0) * 100,
    unit: 'fen',
    say: { 'zh-CN': '一次性开办补贴', en: 'One-off opening subsidy' },
    ...basis,
    because: [{ value: stars, unit: 'stars', say: { 'zh-CN': '评定的星级', en: 'Stars given' }, provisional: false, because: [] }],
  }),
  schedule: ({ yuan }) =>
    Object.entries(yuan).map(([stars, each]) => ({ say: { 'zh-CN': `${stars} 星`, en: `${stars} stars` }, value: each * 100 })),
});
