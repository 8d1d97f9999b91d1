import { z } from 'zod';
import { type After } from '../../ground/after';
import { organisationKinds } from '../../records/businesses';
import { type LocalDate } from '../../values';
import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { type FirmAnswers, type FirmFacts } from '../common/firm';
import { factsOfPeople, type PeopleFacts } from '../common/people';
import { type PeopleAnswers } from '../common/people-registries';
import { personShape } from '../common/people-shape';

export interface OperatingYearAnswers extends PeopleAnswers {
  /** What became of it in the year. */
  period: { operating: boolean };
  firm: FirmAnswers;
  account: AccountAnswers;
  contact: ContactAnswers;
}

export interface OperatingYearFacts extends PeopleFacts, FirmFacts {
  /** The last day of the year that is applied for. */
  until?: LocalDate;
}

export const factsOf = ({ people, period, firm }: OperatingYearAnswers, on: LocalDate, after?: After): OperatingYearFacts => ({
  on,
  people: factsOfPeople(people),
  ...(period.operating === undefined ? {} : { operating: period.operating }),
  ...(firm.organisation ? { organisation: firm.organisation, registeredOn: firm.registeredOn } : {}),
  ...(after?.period ? { until: after.period.to } : {}),
});

export const shape = z.strictObject({
  on: z.iso.date(),
  people: z.array(personShape),
  organisation: z.enum(organisationKinds).optional(),
  registeredOn: z.iso.date().optional(),
  operating: z.boolean().optional(),
  until: z.iso.date().optional(),
}) as unknown as z.ZodType<OperatingYearFacts>;
