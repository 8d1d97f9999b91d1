import { payeeOf } from '../common/account';
import { firmRegistered, operatingForMonths, operatingNormally, organisationKind } from '../common/firm';
import { partnerPart } from '../common/people';
import { certificateOfEach, householdOfEach } from '../common/people-registries';
import { certificateIssuedIn, certificateValid, householdIn } from '../common/people-rules';
import { rentPaidOnTime, rentsPremises } from '../common/premises';
import { programme } from '../programme';
import { application } from '../route-shape';
import { type StartupGrantAnswers } from './answers';
import { byFounders } from './by-founders';
import { byLicence } from './by-licence';
import { factsOf, shape, type StartupGrantFacts } from './facts';
import { form } from './form';
import { preCheck } from './pre-check';

/** 自主创业启动资金扶持: paid once to people with disabilities who founded a firm, alone or together. */
export const startupGrant = programme<StartupGrantAnswers, StartupGrantFacts>({
  name: 'startup-grant',
  story: 'startupGrant',
  filedBy: 'person',
  route: application('pay'),
  form,
  together: { asks: partnerPart, confirms: ['firm.name', 'firm.uscc'] },
  corrects: ['applicant', 'firm', 'premises', 'massage', 'operation'],
  visitShows: ['firm.name', 'premises.address', 'firm.address', 'premises.monthlyRent', 'operation.business'],
  firm: 'firm.uscc',
  preCheck,
  facts: factsOf,
  shape,
  situations: {
    'jointly-founded': ({ people }) => people.length > 1,
    'rents-premises': ({ rentsPremises: rents }) => rents === true,
    'medical-massage': ({ massage }) => massage?.kind === 'medical',
    'model-institution': ({ massage }) => massage?.model === true,
  },
  comparisons: [certificateOfEach, householdOfEach, firmRegistered],
  rules: {
    'certificate-valid': certificateValid,
    'certificate-issued-in': certificateIssuedIn,
    'household-in-city': householdIn,
    'organisation-kind': organisationKind,
    'operating-for-months': operatingForMonths,
    'rents-premises': rentsPremises,
    'operating-normally': operatingNormally,
    'rent-paid-on-time': rentPaidOnTime,
  },
  results: { 'by-founders': byFounders, 'by-licence': byLicence },
  // Who holds no certificate is named, and uses no right of theirs.
  subjects: { founder: ({ people }) => people.flatMap(({ person, certificate }) => (certificate ? [{ person }] : [])) },
  area: { household: ({ people: [applicant] }) => applicant?.household },
  payee: ({ account }) => payeeOf(account),
});
