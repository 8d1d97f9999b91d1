import { z } from 'zod';
import { type Answers } from '../../src/domain/form/answers';
import { words } from '../../src/domain/form/field';
import { text } from '../../src/domain/form/fields';
import { type Facts } from '../../src/domain/ground/facts';
import { parseText } from '../../src/domain/identifiers/words';
import { aboutPart } from '../../src/domain/programmes/common/about';
import { contactPart } from '../../src/domain/programmes/common/contact';
import { daysToAnswer } from '../../src/domain/programmes/common/days-to-answer';
import { programme } from '../../src/domain/programmes/programme';

interface PutRight extends Answers {
  found: { what?: string; days?: number };
}
type PutRightFacts = Facts & { days?: number };

/** For tests: something is to be put right by a date, and whoever it concerns is heard before it is looked into. */
export const putRight = programme<PutRight, PutRightFacts>({
  name: 'put-right',
  story: 'putRight',
  filedBy: 'supervisor',
  begunOver: { asks: 'found' },
  hearingDays: ({ days }) => days,
  route: { order: [['hear'], ['investigate']], needed: ['hear', 'investigate'] },
  form: [aboutPart, { id: 'found', fields: [text('what', words(parseText, 500), { kind: 'textarea' }), daysToAnswer] }, contactPart],
  corrects: [],
  visitShows: [],
  facts: ({ found: { days } }, on) => ({ on, ...(days === undefined ? {} : { days }) }),
  shape: z.strictObject({ on: z.iso.date(), days: z.number().int().optional() }) as unknown as z.ZodType<PutRightFacts>,
  situations: {},
  comparisons: [],
  rules: {},
  results: {},
  subjects: {},
  area: {},
});
