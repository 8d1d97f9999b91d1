import { z } from 'zod';
import { type Followed } from '../../ground/after';
import { type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { type OwnAccountFacts, ownAccountIn } from '../common/own-account';
import { type OfPlace } from '../common/place';

/** What the form asks, after checking. */
export interface OpeningAnswers extends OfPlace {
  /** Where the policy asks for it. */
  placed?: { persons?: number };
  account: AccountAnswers;
  contact: ContactAnswers;
}

/** What rules may look at. */
export interface OpeningFacts extends OwnAccountFacts {
  /** Those that the home was given by the case that this one follows. */
  stars?: number;
  /** How many people it has placed for a year or more. */
  placed?: number;
}

const rated = z.object({ stars: z.number().int().min(1).max(5) });

export function factsOf({ unit, account, placed }: OpeningAnswers, on: LocalDate, after?: Followed): OpeningFacts {
  const { data } = rated.safeParse(after?.facts);
  return {
    on,
    ...(data ? { stars: data.stars } : {}),
    ...(placed?.persons === undefined ? {} : { placed: placed.persons }),
    ...ownAccountIn(unit, account),
  };
}

export const shape = z.strictObject({
  on: z.iso.date(),
  stars: z.number().int().min(0).max(5).optional(),
  placed: z.number().int().min(0).optional(),
  ownAccount: z.boolean().optional(),
}) as unknown as z.ZodType<OpeningFacts>;
