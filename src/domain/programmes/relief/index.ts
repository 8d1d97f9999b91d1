import { type Parsed } from '../../form/field';
import { text, yesNo } from '../../form/fields';
import { accountPart, payeeOf } from '../common/account';
import { contactPart } from '../common/contact';
import { firmPart, firmRegistered, operatingNormally, organisationKind } from '../common/firm';
import { applicantPart } from '../common/people';
import { certificateOfEach, householdOfEach } from '../common/people-registries';
import { certificateIssuedIn, certificateValid, householdIn } from '../common/people-rules';
import { programme } from '../programme';
import { application } from '../route-shape';
import { factsOf, type ReliefAnswers, type ReliefFacts, shape } from './facts';
import { items } from './items';

/** 纾困补贴: one-off, within a window and a budget that the policy file gives; it closes by itself when either is over. */
export const relief = programme<ReliefAnswers, ReliefFacts>({
  name: 'relief',
  story: 'relief',
  filedBy: 'person',
  route: application('pay'),
  form: [
    applicantPart,
    firmPart,
    { id: 'relief', fields: [yesNo('operating'), yesNo('rents'), text('kept', count, { inputmode: 'numeric', optional: true })] },
    accountPart,
    contactPart,
  ],
  corrects: ['applicant', 'firm', 'relief'],
  visitShows: ['firm.name', 'firm.address'],
  firm: 'firm.uscc',
  facts: factsOf,
  shape,
  situations: { 'rents-premises': ({ rents }) => rents === true, 'kept-staff': ({ kept = 0 }) => kept > 0 },
  comparisons: [certificateOfEach, householdOfEach, firmRegistered],
  rules: {
    'certificate-valid': certificateValid,
    'certificate-issued-in': certificateIssuedIn,
    'household-in-city': householdIn,
    'organisation-kind': organisationKind,
    'operating-normally': operatingNormally,
  },
  results: { items },
  subjects: { firm: ({ firm }) => [{ thing: 'firm', key: firm.uscc }] },
  area: { household: ({ people: [applicant] }) => applicant?.household },
  payee: ({ account }) => payeeOf(account),
});

/** How many; more than two hundred is no small firm, and is asked about. */
function count(typed: string): Parsed {
  if (!/^\d{1,5}$/.test(typed)) return { error: 'whole-number' };
  return { value: Number(typed), ...(Number(typed) > 200 ? { doubt: 'doubt-many' } : {}) };
}
