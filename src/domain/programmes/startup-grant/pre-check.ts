import { type Typed } from '../../form/field';
import { licences, organisationKinds } from '../../records/businesses';
import { parsePastDate } from '../../form/fields';
import { type LocalDate, type PersonId } from '../../values';
import { type PersonFacts } from '../common/people';
import { type PreCheck } from '../programme';
import { type StartupGrantFacts } from './facts';
import { massageKinds } from './massage';

const certificates: readonly PersonFacts['certificate'][] = ['disability', 'veteran', 'none'];
const oneOf = <T extends string>(options: readonly T[], said: string | undefined): T | undefined => options.find((one) => one === said);
const yes = (said: string | undefined, fact: keyof StartupGrantFacts): Partial<StartupGrantFacts> =>
  said === 'yes' || said === 'no' ? { [fact]: said === 'yes' } : {};

export const preCheck: PreCheck<StartupGrantFacts> = {
  asks: [
    { name: 'certificate', options: certificates },
    { name: 'organisation', options: organisationKinds },
    { name: 'licence', options: licences, servesOnly: ['by-licence'] },
    { name: 'registeredOn', servesOnly: ['operating-for-months'] },
    { name: 'massage', options: ['no', ...massageKinds], servesOnly: ['by-licence'] },
    { name: 'model', options: ['yes', 'no'], servesOnly: ['by-licence'], onlyIf: (said) => said['massage'] !== 'no' },
    { name: 'rents', options: ['yes', 'no'], servesOnly: ['rents-premises'] },
    { name: 'paidOnTime', options: ['yes', 'no'], servesOnly: ['rent-paid-on-time'], onlyIf: (said) => said['rents'] !== 'no' },
    { name: 'operating', options: ['yes', 'no'] },
    { name: 'founders', options: ['1', '2', '3'], servesOnly: ['by-founders'] },
  ],
  facts: (said: Typed, household, on) => {
    const certificate = oneOf(certificates, said['certificate']) ?? 'none';
    const organisation = oneOf(organisationKinds, said['organisation']);
    const licence = oneOf(licences, said['licence']);
    const massage = oneOf(massageKinds, said['massage']);
    const registered = said['registeredOn'] === undefined ? undefined : parsePastDate(said['registeredOn'], on);
    // The visitor says the certificate is valid; the national base will say so at the check.
    const founder = { certificate, household, ...(certificate === 'disability' ? { certificateValidUntil: on } : {}) };
    return {
      on,
      people: Array.from({ length: Number(oneOf(['1', '2', '3'], said['founders']) ?? 1) }, (_, at) => ({
        person: `visitor-${at}` as PersonId,
        ...founder,
      })),
      ...(organisation ? { organisation } : {}),
      ...(licence ? { licence } : {}),
      ...(registered && 'value' in registered ? { registeredOn: registered.value as LocalDate } : {}),
      ...(massage ? { massage: { kind: massage, model: said['model'] === 'yes' } } : {}),
      ...yes(said['rents'], 'rentsPremises'),
      ...yes(said['operating'], 'operating'),
      ...(said['rents'] === 'no' ? {} : yes(said['paidOnTime'], 'rentPaidOnTime')),
    };
  },
};
