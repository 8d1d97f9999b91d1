import { monthsOf } from '../../calendar/months';
import { countedYear } from '../quota/counting';
import { headcount } from '../quota/headcount';
import { formula, nothing } from '../rule';
import { type VerificationFacts } from './facts';

/** 年度认定人数: what the certificate says. Nobody counts while the roster is not checked. */
export const verifiedHeadcount = formula<VerificationFacts, Record<string, never>>({
  parameters: nothing,
  unit: 'person-months',
  compute: ({ year = '2000', counted }, _parameters, basis) => {
    const months = monthsOf(Number(year)).map((month, at) => ({
      month,
      persons: counted?.persons[at] ?? 0,
      weighted: counted?.weighted[at] ?? 0,
    }));
    const result = headcount(countedYear(Number(year), months), basis);
    return counted?.provisional ? { ...result, provisional: true } : result;
  },
  schedule: () => [],
});
