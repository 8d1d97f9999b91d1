import { type Typed } from '../../form/field';
import { organisationKinds } from '../../records/businesses';
import { type PersonId } from '../../values';
import { type PersonFacts } from '../common/people';
import { type PreCheck } from '../programme';
import { type StartupGrantFacts } from './facts';

const certificates: readonly PersonFacts['certificate'][] = ['disability', 'veteran', 'none'];
const oneOf = <T extends string>(options: readonly T[], said: string | undefined): T | undefined => options.find((one) => one === said);
const yes = (said: string | undefined, fact: keyof StartupGrantFacts): Partial<StartupGrantFacts> =>
  said === 'yes' || said === 'no' ? { [fact]: said === 'yes' } : {};

export const preCheck: PreCheck<StartupGrantFacts> = {
  asks: [
    { name: 'certificate', options: certificates },
    { name: 'organisation', options: organisationKinds },
    { name: 'rents', options: ['yes', 'no'] },
    { name: 'paidOnTime', options: ['yes', 'no'], onlyIf: (said) => said['rents'] !== 'no' },
    { name: 'operating', options: ['yes', 'no'] },
    { name: 'founders', options: ['1', '2', '3'] },
  ],
  facts: (said: Typed, household, on) => {
    const certificate = oneOf(certificates, said['certificate']) ?? 'none';
    const organisation = oneOf(organisationKinds, said['organisation']);
    // The visitor says the certificate is valid; the national base will say so at the check.
    const founder = { certificate, household, ...(certificate === 'disability' ? { certificateValidUntil: on } : {}) };
    return {
      on,
      people: Array.from({ length: Number(oneOf(['1', '2', '3'], said['founders']) ?? 1) }, (_, at) => ({
        person: `visitor-${at}` as PersonId,
        ...founder,
      })),
      ...(organisation ? { organisation } : {}),
      ...yes(said['rents'], 'rentsPremises'),
      ...yes(said['operating'], 'operating'),
      ...(said['rents'] === 'no' ? {} : yes(said['paidOnTime'], 'rentPaidOnTime')),
    };
  },
};
