import { z } from 'zod';
import { type Explained } from '../../ground/explained';
import { type Basis, type Localised } from '../../ground/localised';
import { formula } from '../rule';
import { type RatingFacts } from './facts';

const level = z.strictObject({ stars: z.number().int().min(1).max(5), from: z.number().int().min(0).max(100) });
/** From which points on each star is given, the lowest first. */
const parameters = z
  .strictObject({ levels: z.array(level).min(1).max(5) })
  .refine(
    ({ levels }) =>
      levels.every((one, at) => at === 0 || (one.stars > (levels[at - 1]?.stars ?? 0) && one.from > (levels[at - 1]?.from ?? 0))),
    {
      path: ['levels'],
      message: 'each level has more stars and more points than the one before it',
    },
  );
export type Levels = z.output<typeof parameters>;

/** How many stars the points come to; none below the lowest level. @param score in hundredths of a point */
export const starsOf = ({ levels }: Levels, score: number): number => levels.findLast(({ from }) => from * 100 <= score)?.stars ?? 0;

/** The parameters of a policy's formula, if they are of this one; they were checked as the file was read. */
export const levelsIn = (award: Readonly<Record<string, unknown>>): Levels | undefined =>
  Array.isArray(award['levels']) ? (award as Levels) : undefined;

/** 星级, by the panel's points. */
export const stars = formula<RatingFacts, Levels>({
  parameters,
  unit: 'stars',
  compute: ({ score }, { levels }, basis) => {
    if (score === undefined) return notScored(basis);
    const plain = { clause: basis.clause, from: basis.from, provisional: basis.provisional, because: [] };
    const value = starsOf({ levels }, score);
    const reached = levels.find((one) => one.stars === value);
    return {
      value,
      unit: 'stars',
      say: { 'zh-CN': '星级', en: 'Stars' },
      ...basis,
      because: [
        { ...plain, value: score, unit: 'points', say: { 'zh-CN': '评审得分', en: 'Points given by the panel' } },
        {
          ...plain,
          value: (reached ?? (levels[0] as { from: number })).from * 100,
          unit: 'points',
          say: lineOf(reached?.stars, levels[0]?.stars ?? 1),
        },
      ],
    };
  },
  schedule: ({ levels }) =>
    levels.map((one) => ({ say: { 'zh-CN': `评审得分 ${one.from} 分及以上`, en: `${one.from} points or more` }, value: one.stars })),
});

const lineOf = (reached: number | undefined, lowest: number): Localised =>
  reached === undefined
    ? { 'zh-CN': `没有达到${lowest}星的分数线`, en: `below the line for ${lowest} star` }
    : { 'zh-CN': `${reached}星的分数线`, en: `the line for ${reached} stars` };

const notScored = (basis: Basis): Explained<number> => ({
  value: 0,
  unit: 'stars',
  say: { 'zh-CN': '评审以后才知道', en: 'known once the panel has scored' },
  ...basis,
  provisional: true,
  because: [],
});
