import { payeeOf } from '../common/account';
import { partnerPart } from '../common/people';
import { certificateOfEach, householdOfEach } from '../common/people-registries';
import { certificateValid, householdIn } from '../common/people-rules';
import { programme } from '../programme';
import { answered, nothing, rule } from '../rule';
import { application } from '../route-shape';
import { factsOf, type InsuranceAnswers, type InsuranceFacts, shape } from './facts';
import { form } from './form';
import { halfOfMinimum } from './half-of-minimum';
import { insuredInYear } from './insured';

/** 社会保险补贴: once a year, for people with disabilities who work for themselves, and for those whom they employ. */
export const insuranceSubsidy = programme<InsuranceAnswers, InsuranceFacts>({
  name: 'insurance-subsidy',
  story: 'insuranceSubsidy',
  filedBy: 'person',
  route: application('pay'),
  form,
  // Whom somebody employs confirms it under their own account.
  together: { asks: partnerPart, confirms: ['insurance.year'] },
  corrects: ['applicant', 'insurance'],
  visitShows: [],
  facts: factsOf,
  shape,
  situations: {},
  comparisons: [certificateOfEach, householdOfEach, insuredInYear],
  rules: {
    'certificate-valid': certificateValid,
    'household-in-city': householdIn,
    'self-employed': rule(nothing, ({ selfEmployed }: InsuranceFacts) =>
      answered(
        selfEmployed,
        ['自主创业或灵活就业。', 'Works for themselves.'],
        ['这一事项面向自主创业、灵活就业的残疾人。', 'This matter is for people with disabilities who work for themselves.'],
        ['还没有填写就业方式。', 'How they work is not filled in yet.'],
      ),
    ),
    insured: rule(nothing, ({ people }: InsuranceFacts) => {
      const [applicant] = people;
      return answered(
        applicant?.months === undefined ? undefined : applicant.months > 0,
        ['这一年有参保缴费记录。', 'There are contributions in this year.'],
        ['这一年没有参保缴费记录。', 'There are no contributions in this year.'],
        ['参保缴费还没有核验。', 'The contributions have not been checked yet.'],
      );
    }),
  },
  results: { 'half-of-minimum': halfOfMinimum },
  subjects: { person: ({ people }) => people.flatMap(({ person, certificate }) => (certificate ? [{ person }] : [])) },
  area: { household: ({ people: [applicant] }) => applicant?.household },
  payee: ({ account }) => payeeOf(account),
});
