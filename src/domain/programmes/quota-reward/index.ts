import { payeeOf } from '../common/account';
import { ownAccount } from '../common/own-account';
import { programme } from '../programme';
import { application } from '../route-shape';
import { factsOf, type QuotaRewardAnswers, type QuotaRewardFacts, shape } from './facts';
import { form } from './form';
import { rewardOfYear } from './results';
import { dispersedOnly, employerKind, notWaived, overRatio, verified } from './rules';
import { withWages } from './wages';

/** 超比例安排残疾人就业奖励: offered once a unit's year is verified and above the ratio, reckoned from the figures that were verified. */
export const quotaReward = programme<QuotaRewardAnswers, QuotaRewardFacts>({
  name: 'quota-reward',
  story: 'quotaReward',
  filedBy: 'unit',
  byInvitation: true,
  restsOnRecord: true,
  route: application('pay'),
  form,
  carries: ['employer', 'contact'],
  corrects: ['employer'],
  visitShows: [],
  facts: factsOf,
  wages: withWages,
  shape,
  situations: {},
  comparisons: [],
  rules: {
    verified,
    'over-ratio': overRatio,
    'employer-kind': employerKind,
    'dispersed-only': dispersedOnly,
    'not-waived': notWaived,
    'own-account': ownAccount,
  },
  results: { reward: rewardOfYear },
  subjects: { unit: ({ unit }) => (unit ? [{ thing: 'firm', key: unit.uscc }] : []) },
  year: ({ year }) => (year === undefined ? undefined : Number(year)),
  area: { 'tax-registration': ({ employer }) => employer.street },
  payee: ({ account }) => payeeOf(account),
});
