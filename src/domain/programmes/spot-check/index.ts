import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { aboutPart } from '../common/about';
import { contactPart } from '../common/contact';
import { programme } from '../programme';

/** 抽查: over a case that was paid, drawn by a seed; visited, and found as it should be or not. */
export const spotCheck = programme({
  name: 'spot-check',
  story: 'spotCheck',
  filedBy: 'supervisor',
  route: { order: [['visit'], ['investigate']], needed: ['investigate'] },
  form: [aboutPart, contactPart],
  corrects: [],
  visitShows: ['about.address'],
  facts: (_answers, on) => ({ on }),
  shape: z.strictObject({ on: z.iso.date() }) as unknown as z.ZodType<Facts>,
  situations: {},
  comparisons: [],
  rules: {},
  results: {},
  subjects: {},
  area: {},
});
