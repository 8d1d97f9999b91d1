import { z } from 'zod';
import { type Facts } from '../../ground/facts';
import { type Programme } from '../programme';

type Given = Pick<Programme, 'name' | 'story' | 'filedBy' | 'route' | 'form'> & Partial<Programme>;

/** A programme that reckons nothing: no rule, no registry and no sum; of its cases only the day is known, and people decide. @param one what is its own */
export const withoutRules = (one: Given): Programme => ({
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
  ...one,
});
