import { type GateFacts as Facts, gatesOf } from '../common/gates';

/** 五位一体: the five services of Changzhou’s 星工坊, in their order (policy research §1, seed 002). */
const services = gatesOf({
  meals: ['有助餐服务', 'a service of meals'],
  work: ['有工疗服务', 'work as therapy'],
  'day-care': ['有日间照料服务', 'day care'],
  rehabilitation: ['有康复服务', 'rehabilitation'],
  training: ['有培训服务', 'training'],
});

export const { names: gates, part: gatesPart, rules: gateRules, situations: gateSituations, facts: gatesIn } = services;
export type Gate = (typeof gates)[number];
export type GateFacts = Facts<Gate>;
