import { yesNo } from '../../form/fields';
import { accountPart, payeeOf } from '../common/account';
import { contactPart } from '../common/contact';
import { firmPart, firmRegistered, operatingNormally, organisationKind } from '../common/firm';
import { applicantPart } from '../common/people';
import { certificateOfEach, householdOfEach } from '../common/people-registries';
import { certificateIssuedIn, certificateValid, householdIn } from '../common/people-rules';
import { programme } from '../programme';
import { answered, nothing, rule } from '../rule';
import { application } from '../route-shape';
import { factsOf, type OperatingYearAnswers, type OperatingYearFacts, shape } from './facts';
import { perYear } from './per-year';

/** 经营补贴: for each full year after a start-up reward, a linked case; only what may have changed is asked. */
export const operatingYear = programme<OperatingYearAnswers, OperatingYearFacts>({
  name: 'operating-year',
  story: 'operatingYear',
  filedBy: 'person',
  byInvitation: true,
  route: application('pay'),
  form: [{ id: 'period', fields: [yesNo('operating')] }, applicantPart, firmPart, accountPart, contactPart],
  carries: ['applicant', 'firm', 'account', 'contact'],
  corrects: ['period', 'applicant', 'firm'],
  visitShows: ['firm.name', 'firm.address'],
  firm: 'firm.uscc',
  facts: factsOf,
  shape,
  situations: {},
  comparisons: [certificateOfEach, householdOfEach, firmRegistered],
  rules: {
    'certificate-valid': certificateValid,
    'certificate-issued-in': certificateIssuedIn,
    'household-in-city': householdIn,
    'organisation-kind': organisationKind,
    'operating-normally': operatingNormally,
    'year-over': rule(nothing, ({ until, on }: OperatingYearFacts) =>
      answered(
        until === undefined ? undefined : until < on,
        ['这一年已经满了。', 'The year is over.'],
        ['这一年还没有满，期满后可以申报。', 'The year is not over yet; apply once it is.'],
        ['没有说明申报哪一年。', 'Which year it is for is not said.'],
      ),
    ),
  },
  results: { 'per-year': perYear },
  // A year of one firm is paid for once, whoever of its founders applies.
  subjects: { firm: ({ firm }) => [{ thing: 'firm', key: firm.uscc }] },
  area: { household: ({ people: [applicant] }) => applicant?.household },
  payee: ({ account }) => payeeOf(account),
});
