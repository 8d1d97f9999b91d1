import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { programme } from '../programme';
import { objectionPart } from './form';

/** 异议: about a row on public notice, by anybody and without an account. The row stands still until it is dealt with. */
export const objection = programme({
  name: 'objection',
  story: 'objection',
  filedBy: 'public',
  byInvitation: true,
  holds: true,
  route: { order: [['investigate'], ['deliver']], needed: ['investigate'] },
  form: [objectionPart],
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
