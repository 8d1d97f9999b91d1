import { programme } from '../programme';
import { application } from '../route-shape';
import { factsOf, type VerificationAnswers, type VerificationFacts } from './facts';
import { staff } from '../quota/staff';
import { verifiedYear } from '../quota/verified-year';
import { form } from './form';
import { verifiedHeadcount } from './headcount';
import { levyFactsOf } from './levy';
import { somebodyPlaced, withinStaff, yearBefore } from './rules';

/** 在岗残疾职工申报核定（按比例就业年审）: who of an employer's staff counted last year, month by month; the certificate goes to the tax office. */
export const quotaVerification = programme<VerificationAnswers, VerificationFacts>({
  name: 'quota-verification',
  story: 'quotaVerification',
  filedBy: 'unit',
  correctable: true,
  route: application('verify', 'certify', 'transmit'),
  form,
  roster: staff,
  corrects: ['employer'],
  visitShows: [],
  facts: factsOf,
  shape: verifiedYear,
  situations: {},
  comparisons: [],
  rules: { 'year-before': yearBefore, 'somebody-placed': somebodyPlaced, 'within-staff': withinStaff },
  results: { headcount: verifiedHeadcount },
  subjects: { unit: ({ unit }) => (unit ? [{ thing: 'firm', key: unit.uscc }] : []) },
  year: ({ year }) => (year === undefined ? undefined : Number(year)),
  levy: levyFactsOf,
  transmits: ({ staff: staffOf, counted }) => ({ staff: staffOf, persons: counted?.persons, weighted: counted?.weighted }),
  area: { 'tax-registration': ({ employer }) => employer.street },
});
