import { z } from 'zod';
import { type Explained } from '../../ground/explained';
import { type Localised } from '../../ground/localised';
import { formula } from '../rule';
import { type ReliefFacts } from './facts';

interface Items {
  /** Yuan once, where premises are rented. */
  rent: number;
  /** Yuan once, for going on. */
  operating: number;
  /** Yuan once for each employee with a disability who was kept on. */
  retention: number;
}

const yuan = z.number().int().nonnegative().max(1_000_000);
const words: Record<keyof Items, Localised> = {
  rent: { 'zh-CN': '一次性租金补贴', en: 'rent, once' },
  operating: { 'zh-CN': '一次性运营补贴', en: 'operation, once' },
  retention: { 'zh-CN': '稳岗补贴，每名残疾员工', en: 'job retention, each employee with a disability' },
};

/** Each item once for an entity: rent if it rents, operation if it goes on, so much for each employee kept; in yuan. */
export const items = formula<ReliefFacts, Items>({
  parameters: z.strictObject({ rent: yuan, operating: yuan, retention: yuan }),
  unit: 'fen',
  compute: ({ rents, operating, kept = 0 }, amounts, { clause, from, provisional }) => {
    const times: Record<keyof Items, number> = { rent: rents ? 1 : 0, operating: operating ? 1 : 0, retention: kept };
    const because = (Object.keys(words) as (keyof Items)[])
      .filter((name) => times[name] > 0 && amounts[name] > 0)
      .map((name): Explained<number> => ({
        value: amounts[name] * times[name] * 100,
        unit: 'fen',
        say: words[name],
        from,
        provisional,
        because: [],
      }));
    return {
      value: because.reduce((sum, one) => sum + one.value, 0),
      unit: 'fen',
      say: { 'zh-CN': '各项相加', en: 'all of these together' },
      clause,
      from,
      provisional,
      because,
    };
  },
  schedule: (amounts) => (Object.keys(words) as (keyof Items)[]).map((name) => ({ say: words[name], value: amounts[name] * 100 })),
});
