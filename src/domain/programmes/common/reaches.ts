import { z } from 'zod';
import { answered, type Rule, rule } from '../rule';

const line = z.strictObject({ from: z.number().int().min(1).max(100) });

/** The panel's points, in hundredths, reach a line in whole points. Unknown until it has scored. @param zh what the points are called, and what whoever is below can do */
export const reaches = <F extends { score?: number }>(zh: { points: string; below: string }, below: string): Rule<F> =>
  rule(line, ({ score }: F, { from }) =>
    answered(
      score === undefined ? undefined : score >= from * 100,
      [`${zh.points}达到 ${from} 分。`, `The panel gave ${from} points or more.`],
      [`${zh.points}没有达到 ${from} 分，${zh.below}。`, `The panel gave fewer than ${from} points; ${below}.`],
      [`${zh.points}达到 ${from} 分：评审以后才知道。`, `Whether the panel gives ${from} points or more is known once it has scored.`],
    ),
  );
