import { z } from 'zod';
import { type After } from '../../ground/after';
import { type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { type OwnAccountFacts, ownAccountIn } from '../common/own-account';
import { type OfPlace } from '../common/place';

/** What the form asks, after checking. */
export interface AssessmentAnswers extends OfPlace {
  report: { activities: string; improved?: string };
  account: AccountAnswers;
  contact: ContactAnswers;
}

/** What rules may look at. */
export interface AssessmentFacts extends OwnAccountFacts {
  /** The last day of the year that is assessed. */
  until?: LocalDate;
  /** The mean of the panel, in hundredths of a point; unknown before it. */
  score?: number;
}

export const factsOf = ({ unit, account }: AssessmentAnswers, on: LocalDate, after?: After): AssessmentFacts => ({
  on,
  ...(after?.period ? { until: after.period.to } : {}),
  ...ownAccountIn(unit, account),
});

export const shape = z.strictObject({
  on: z.iso.date(),
  until: z.iso.date().optional(),
  score: z.number().int().min(0).max(10_000).optional(),
  ownAccount: z.boolean().optional(),
}) as unknown as z.ZodType<AssessmentFacts>;
