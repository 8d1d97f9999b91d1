import { z } from 'zod';
import { organisationKinds } from '../../records/businesses';
import { type LocalDate } from '../../values';
import { type FirmFacts } from '../common/firm';
import { factsOfPeople, type PeopleFacts } from '../common/people';
import { personShape } from '../common/people-shape';
import { type PremisesFacts } from '../common/premises';
import { type StartupGrantAnswers } from './answers';

/** What the rules and formulas of a start-up grant may look at. Undefined: not answered, or nobody could check yet. */
export interface StartupGrantFacts extends PeopleFacts, FirmFacts, PremisesFacts {}

/** The facts that a form states; what registries know comes later, from the comparison. */
export function factsOf({ people, firm, premises, operation }: StartupGrantAnswers, on: LocalDate): StartupGrantFacts {
  return given({
    on,
    people: factsOfPeople(people),
    organisation: firm.organisation,
    registeredOn: firm.registeredOn,
    rentsPremises: premises.rents,
    operating: operation.operating,
    rentPaidOnTime: premises.paidOnTime,
  });
}

/** Without what was not answered: canonical JSON knows no undefined. */
const given = (facts: { [K in keyof StartupGrantFacts]: StartupGrantFacts[K] | undefined }): StartupGrantFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as StartupGrantFacts;

export const shape = z.strictObject({
  on: z.iso.date(),
  people: z.array(personShape),
  organisation: z.enum(organisationKinds).optional(),
  registeredOn: z.iso.date().optional(),
  rentsPremises: z.boolean().optional(),
  operating: z.boolean().optional(),
  rentPaidOnTime: z.boolean().optional(),
}) as unknown as z.ZodType<StartupGrantFacts>;
