import { z } from 'zod';
import { type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { factsOfPeople, type PeopleFacts, type PersonFacts } from '../common/people';
import { type PeopleAnswers } from '../common/people-registries';
import { personShape } from '../common/people-shape';

/** What the form asks, after checking. */
export interface InsuranceAnswers extends PeopleAnswers {
  insurance: { year: string; selfEmployed: boolean };
  account: AccountAnswers;
  contact: ContactAnswers;
}

/** One of the people, with the months of the year that they were insured; undefined while nobody could check. */
export type InsuredFacts = PersonFacts & { months?: number };

export interface InsuranceFacts extends PeopleFacts {
  people: InsuredFacts[];
  /** The year that the subsidy is for: `2025`. */
  year?: string;
  selfEmployed?: boolean;
}

export const factsOf = ({ people, insurance: { year, selfEmployed } }: InsuranceAnswers, on: LocalDate): InsuranceFacts => ({
  on,
  people: factsOfPeople(people),
  ...(year === undefined ? {} : { year }),
  ...(selfEmployed === undefined ? {} : { selfEmployed }),
});

export const shape = z.strictObject({
  on: z.iso.date(),
  people: z.array(personShape.extend({ months: z.number().int().min(0).max(12).optional() })),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional(),
  selfEmployed: z.boolean().optional(),
}) as unknown as z.ZodType<InsuranceFacts>;
