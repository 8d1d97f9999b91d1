import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { aboutPart } from '../common/about';
import { contactPart } from '../common/contact';
import { programme } from '../programme';

/** 追回: of money that was paid and should not have been, or no longer was due. */
export const recovery = programme({
  name: 'recovery',
  story: 'recovery',
  filedBy: 'supervisor',
  route: { order: [['demand'], ['collect'], ['deliver']], needed: ['demand', 'collect'] },
  form: [aboutPart, contactPart],
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
