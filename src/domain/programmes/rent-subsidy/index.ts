import { z } from 'zod';
import { words } from '../../form/field';
import { yesNo } from '../../form/fields';
import { parseText } from '../../identifiers/words';
import { organisationKinds } from '../../records/businesses';
import { type AccountAnswers, accountPart } from '../common/account';
import { type ContactAnswers, contactPart } from '../common/contact';
import { type FirmAnswers, type FirmFacts, firmPart, firmRegistered, operatingNormally, organisationKind } from '../common/firm';
import { factsOfLease, type LeaseAnswers, leaseCurrent, type LeaseFacts, leasePart } from '../common/lease';
import { applicantPart, factsOfPeople, type PeopleFacts } from '../common/people';
import { certificateOfEach, householdOfEach, type PeopleAnswers } from '../common/people-registries';
import { certificateValid, householdIn } from '../common/people-rules';
import { personShape } from '../common/people-shape';
import { type PremisesFacts, rentPaidOnTime } from '../common/premises';
import { programme } from '../programme';
import { application } from '../route-shape';

interface RentSubsidyAnswers extends PeopleAnswers {
  firm: FirmAnswers;
  lease: LeaseAnswers;
  operation: { operating: boolean; paidOnTime: boolean; business: string };
  account: AccountAnswers;
  contact: ContactAnswers;
}

type RentSubsidyFacts = PeopleFacts & FirmFacts & LeaseFacts & PremisesFacts;

/** 经营场地租金补贴: applied for once; what is granted is that each period may be filed for, as a linked case. */
export const rentSubsidy = programme<RentSubsidyAnswers, RentSubsidyFacts>({
  name: 'rent-subsidy',
  story: 'rentSubsidy',
  filedBy: 'person',
  route: application(),
  form: [
    applicantPart,
    firmPart,
    leasePart,
    {
      id: 'operation',
      fields: [
        yesNo('operating'),
        yesNo('paidOnTime', { servesOnly: ['rent-paid-on-time'] }),
        { name: 'business', kind: 'textarea', parse: words(parseText, 500) },
      ],
    },
    accountPart,
    contactPart,
  ],
  corrects: ['applicant', 'firm', 'lease', 'operation'],
  visitShows: ['firm.name', 'lease.address', 'lease.monthlyRent', 'operation.business'],
  firm: 'firm.uscc',
  facts: ({ people, firm, lease, operation }, on) => ({
    on,
    people: factsOfPeople(people),
    ...(firm.organisation ? { organisation: firm.organisation, registeredOn: firm.registeredOn } : {}),
    ...(operation.operating === undefined ? {} : { operating: operation.operating }),
    ...(operation.paidOnTime === undefined ? {} : { rentPaidOnTime: operation.paidOnTime }),
    ...factsOfLease(lease),
  }),
  shape: z.strictObject({
    on: z.iso.date(),
    people: z.array(personShape),
    organisation: z.enum(organisationKinds).optional(),
    registeredOn: z.iso.date().optional(),
    operating: z.boolean().optional(),
    rentPaidOnTime: z.boolean().optional(),
    monthlyRent: z.number().int().optional(),
    leaseFrom: z.iso.date().optional(),
    leaseUntil: z.iso.date().optional(),
  }) as unknown as z.ZodType<RentSubsidyFacts>,
  situations: {},
  comparisons: [certificateOfEach, householdOfEach, firmRegistered],
  rules: {
    'certificate-valid': certificateValid,
    'household-in-city': householdIn,
    'organisation-kind': organisationKind,
    'operating-normally': operatingNormally,
    'rent-paid-on-time': rentPaidOnTime,
    'lease-current': leaseCurrent,
  },
  results: {},
  subjects: { applicant: ({ people: [applicant] }) => (applicant ? [{ person: applicant.person }] : []) },
  area: { household: ({ people: [applicant] }) => applicant?.household },
});
