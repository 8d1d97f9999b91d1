import { z } from 'zod';
import { licences, organisationKinds } from '../../records/businesses';
import { type LocalDate } from '../../values';
import { type FirmFacts } from '../common/firm';
import { factsOfPeople, type PeopleFacts } from '../common/people';
import { personShape } from '../common/people-shape';
import { type PremisesFacts } from '../common/premises';
import { type StartupGrantAnswers } from './answers';
import { massageFacts, type MassageFacts, massageKinds } from './massage';

/** What the rules and formulas of a start-up grant may look at. Undefined: not answered, or nobody could check yet. */
export interface StartupGrantFacts extends PeopleFacts, FirmFacts, PremisesFacts {
  massage?: MassageFacts;
}

/** The facts that a form states; what registries know comes later, from the comparison. */
export function factsOf({ people, firm, premises, massage, operation }: StartupGrantAnswers, on: LocalDate): StartupGrantFacts {
  return given({
    on,
    people: factsOfPeople(people),
    organisation: firm.organisation,
    licence: firm.licence,
    registeredOn: firm.registeredOn,
    rentsPremises: premises.rents,
    operating: operation.operating,
    rentPaidOnTime: premises.paidOnTime,
    ...massageFacts(massage ?? {}, people),
  });
}

/** Without what was not answered: canonical JSON knows no undefined. */
const given = (facts: { [K in keyof StartupGrantFacts]: StartupGrantFacts[K] | undefined }): StartupGrantFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as StartupGrantFacts;

export const shape = z.strictObject({
  on: z.iso.date(),
  people: z.array(personShape),
  organisation: z.enum(organisationKinds).optional(),
  licence: z.enum(licences).optional(),
  registeredOn: z.iso.date().optional(),
  rentsPremises: z.boolean().optional(),
  operating: z.boolean().optional(),
  rentPaidOnTime: z.boolean().optional(),
  massage: z.strictObject({ kind: z.enum(massageKinds), model: z.boolean() }).optional(),
}) as unknown as z.ZodType<StartupGrantFacts>;
