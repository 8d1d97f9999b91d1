import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { programme } from '../programme';
import { countedPart, objectedPart } from './form';

/** 职工异议: somebody says that a unit counts them wrongly. The unit is told nothing of it, and nothing stands still. */
export const employmentObjection = programme({
  name: 'employment-objection',
  story: 'objection',
  filedBy: 'public',
  byInvitation: true,
  restricted: true,
  route: { order: [['investigate'], ['deliver']], needed: ['investigate'] },
  form: [objectedPart, countedPart],
  corrects: [],
  visitShows: [],
  facts: (_answers, on) => ({ on }),
  shape: z.strictObject({ on: z.iso.date() }) as unknown as z.ZodType<Facts>,
  situations: {},
  comparisons: [],
  rules: {},
  results: {},
  subjects: {},
  area: {},
});
