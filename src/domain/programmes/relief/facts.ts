import { z } from 'zod';
import { organisationKinds } from '../../records/businesses';
import { type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { type FirmAnswers, type FirmFacts } from '../common/firm';
import { factsOfPeople, type PeopleFacts } from '../common/people';
import { type PeopleAnswers } from '../common/people-registries';
import { personShape } from '../common/people-shape';

export interface ReliefAnswers extends PeopleAnswers {
  firm: FirmAnswers;
  relief: { operating: boolean; rents: boolean; kept?: number };
  account: AccountAnswers;
  contact: ContactAnswers;
}

export interface ReliefFacts extends PeopleFacts, FirmFacts {
  rents?: boolean;
  /** Employees with a disability who were kept on. */
  kept?: number;
}

export const factsOf = ({ people, firm, relief }: ReliefAnswers, on: LocalDate): ReliefFacts => ({
  on,
  people: factsOfPeople(people),
  ...(firm.organisation ? { organisation: firm.organisation, registeredOn: firm.registeredOn } : {}),
  ...(relief.operating === undefined ? {} : { operating: relief.operating }),
  ...(relief.rents === undefined ? {} : { rents: relief.rents }),
  ...(relief.kept === undefined ? {} : { kept: relief.kept }),
});

export const shape = z.strictObject({
  on: z.iso.date(),
  people: z.array(personShape),
  organisation: z.enum(organisationKinds).optional(),
  registeredOn: z.iso.date().optional(),
  operating: z.boolean().optional(),
  rents: z.boolean().optional(),
  kept: z.number().int().optional(),
}) as unknown as z.ZodType<ReliefFacts>;
