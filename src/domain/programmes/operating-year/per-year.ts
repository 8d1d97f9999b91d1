import { z } from 'zod';
import { formula } from '../rule';
import { type OperatingYearFacts } from './facts';

/** The same amount for each full year, in yuan. */
export const perYear = formula<OperatingYearFacts, { yuan: number }>({
  parameters: z.strictObject({ yuan: z.number().int().positive().max(1_000_000) }),
  unit: 'fen',
  compute: ({ until }, { yuan }, { clause, from, provisional }) => ({
    value: yuan * 100,
    unit: 'fen',
    say: { 'zh-CN': `到 ${until ?? ''} 为止的一年`, en: `the year until ${until ?? ''}` },
    clause,
    from,
    provisional,
    because: [],
  }),
  schedule: ({ yuan }) => [{ say: { 'zh-CN': '每正常经营满一年', en: 'Each full year of normal operation' }, value: yuan * 100 }],
});
