import { z } from 'zod';
import { type Facts } from '../programmes/facts';
import { type Fen } from '../values';
import { type Explained } from './explained';
import { type FormulaUse, type Localised } from './policy';

export interface Formula<P> {
  parameters: z.ZodType<P>;
  compute: (facts: Facts, parameters: P, use: FormulaUse, provisional: boolean) => Explained<Fen>;
  /** The amounts there are, before anything is known of anybody: for the page of the matter. */
  schedule: (parameters: P) => Amount[];
}

/** One line of the amounts: for whom, how much. */
export interface Amount {
  say: Localised;
  fen: Fen;
}

const yuan = z.number().int().positive().max(10_000_000);

const byFounders: Formula<{ fewer: number; more: number; threshold: number }> = {
  parameters: z.strictObject({ fewer: yuan, more: yuan, threshold: z.number().int().min(2) }),
  compute: ({ founders }, { fewer, more, threshold }, { clause, from }, provisional) => {
    const holders = founders.filter((one) => one.certificate === 'disability').length;
    const together = holders >= threshold;
    const leaf = { from, provisional, because: [] };
    return {
      value: ((together ? more : fewer) * 100) as Fen,
      say: together
        ? { 'zh-CN': `${threshold} 人以上共同创业`, en: `${threshold} or more founding together` }
        : { 'zh-CN': `不足 ${threshold} 人创业`, en: `fewer than ${threshold} founders` },
      clause,
      from,
      provisional,
      because: [
        { ...leaf, value: holders, say: { 'zh-CN': '持残疾人证的创业人数', en: 'founders with a disability certificate' } },
        {
          ...leaf,
          value: (together ? more : fewer) * 100,
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
      fen: (fewer * 100) as Fen,
    },
    {
      say: { 'zh-CN': `${threshold} 人以上共同创业`, en: `${threshold} or more founding together` },
      fen: (more * 100) as Fen,
    },
  ],
};

/** Released formulas never change their meaning; a new meaning has a new name. Results are in fen. */
export const formulas = { 'by-founders': byFounders };

export const formulaNamed = (name: string): Formula<unknown> | undefined =>
  Object.hasOwn(formulas, name) ? (formulas[name as keyof typeof formulas] as unknown as Formula<unknown>) : undefined;
