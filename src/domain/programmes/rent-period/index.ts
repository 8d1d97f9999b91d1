import { pastDate, yesNo } from '../../form/fields';
import { accountPart, payeeOf } from '../common/account';
import { contactPart } from '../common/contact';
import { operatingNormally } from '../common/firm';
import { leasePart, premisesOf } from '../common/lease';
import { applicantPart } from '../common/people';
import { certificateOfEach, householdOfEach } from '../common/people-registries';
import { certificateValid, householdIn } from '../common/people-rules';
import { rentPaidOnTime } from '../common/premises';
import { programme } from '../programme';
import { found, nothing, rule } from '../rule';
import { application } from '../route-shape';
import { cappedRent } from './capped-rent';
import { factsOf, type RentPeriodAnswers, type RentPeriodFacts, shape } from './facts';

/** 经营场地租金补贴按期申报: one period of a rent subsidy that was granted; only what may have changed is asked. */
export const rentPeriod = programme<RentPeriodAnswers, RentPeriodFacts>({
  name: 'rent-period',
  story: 'rentPeriod',
  filedBy: 'person',
  byInvitation: true,
  route: application('pay'),
  form: [
    { id: 'period', fields: [yesNo('operating'), yesNo('paid'), pastDate('ended', { optional: true })] },
    applicantPart,
    leasePart,
    accountPart,
    contactPart,
  ],
  carries: ['applicant', 'lease', 'account', 'contact'],
  corrects: ['period', 'applicant', 'lease'],
  visitShows: ['lease.address', 'lease.monthlyRent'],
  facts: factsOf,
  shape,
  situations: {},
  comparisons: [certificateOfEach, householdOfEach],
  rules: {
    'certificate-valid': certificateValid,
    'household-in-city': householdIn,
    'operating-normally': operatingNormally,
    'rent-paid-on-time': rentPaidOnTime,
    'months-leased': rule(nothing, ({ months }: RentPeriodFacts) =>
      months.length > 0
        ? found('met', `这一期有 ${months.length} 个整月在租。`, `The lease covers ${months.length} full months of this period.`)
        : found('unmet', '这一期没有整月在租。', 'The lease covers no full month of this period.'),
    ),
  },
  results: { 'capped-rent': cappedRent },
  // A month of the same premises is paid for once, whoever rents them and under whichever case.
  subjects: { premises: ({ lease }) => premisesOf(lease) },
  endsSeries: ({ leaseUntil }, { period }) => leaseUntil !== undefined && period !== undefined && leaseUntil <= period.to,
  // Of a lease that ended early the rest is the next tenant's.
  months: ({ months }) => months.map(({ month }) => month),
  area: { household: ({ people: [applicant] }) => applicant?.household },
  payee: ({ account }) => payeeOf(account),
});
