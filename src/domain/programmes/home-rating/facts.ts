import { z } from 'zod';
import { type LocalDate } from '../../values';
import { type ContactAnswers } from '../common/contact';
import { type OfPlace } from '../common/place';
import { type SelfAnswers, selfSum } from './aspects';
import { type Gate, type GateFacts, gates, gatesIn } from './gates';

/** What the form asks, after checking. */
export interface RatingAnswers extends OfPlace {
  gates: Partial<Record<Gate, boolean>>;
  self: Partial<SelfAnswers>;
  contact: ContactAnswers;
}

/** What rules may look at. */
export interface RatingFacts extends GateFacts {
  /** The sum of what the home gives itself. */
  self?: number;
  /** The mean of the panel, in hundredths of a point; unknown before it. */
  score?: number;
  /** What that comes to by the policy's levels: who decides hangs on it. */
  stars?: number;
}

export const factsOf = ({ gates: given, self }: RatingAnswers, on: LocalDate): RatingFacts => {
  const sum = selfSum(self);
  return { on, ...gatesIn(given), ...(sum === undefined ? {} : { self: sum }) };
};

export const shape = z.strictObject({
  on: z.iso.date(),
  gates: z.partialRecord(z.enum(gates), z.boolean()).optional(),
  self: z.number().int().min(0).max(100).optional(),
  score: z.number().int().min(0).max(10_000).optional(),
  stars: z.number().int().min(0).max(5).optional(),
}) as unknown as z.ZodType<RatingFacts>;
