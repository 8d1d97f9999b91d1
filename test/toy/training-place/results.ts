import { z } from 'zod';
import { formula } from '../../../src/domain/programmes/rule';
import { type TrainingFacts } from './facts';

const say = { 'zh-CN': '培训名额', en: 'Places in the course' };

/** So many places in a course. */
export const places = formula<TrainingFacts, { each: number }>({
  parameters: z.strictObject({ each: z.number().int().min(1) }),
  unit: 'places',
  compute: (_facts, { each }, basis) => ({ value: each, unit: 'places', say, ...basis, because: [] }),
  schedule: ({ each }) => [{ say, value: each }],
});
