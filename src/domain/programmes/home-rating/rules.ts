import { z } from 'zod';
import { answered, rule } from '../rule';
import { type RatingFacts } from './facts';

/** 达到起评分: the panel's points reach the lowest star. Unknown until it has scored. */
export const reachesAStar = rule(z.strictObject({ from: z.number().int().min(1).max(100) }), ({ score }: RatingFacts, { from }) =>
  answered(
    score === undefined ? undefined : score >= from * 100,
    [`评审得分达到 ${from} 分。`, `The panel gave ${from} points or more.`],
    [`评审得分没有达到 ${from} 分，整改后可以再申报。`, `The panel gave fewer than ${from} points; apply again once things are better.`],
    [`评审得分达到 ${from} 分：评审以后才知道。`, `Whether the panel gives ${from} points or more is known once it has scored.`],
  ),
);
