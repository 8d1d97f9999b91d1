import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { programme } from '../programme';

/** 发放批次: finance pays together what others decided. Nobody is eligible for it, and it computes nothing. */
export const paymentBatch = programme({
  name: 'payment-batch',
  story: 'paymentBatch',
  filedBy: 'office',
  route: { order: [['compose'], ['release'], ['settle']], needed: ['compose', 'release', 'settle'] },
  form: [],
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
