import { monthsOf } from '../../calendar/months';
import { type MinimumWage, minimumWageOf } from '../../ground/minimum-wages';
import { type QuotaRewardFacts } from './facts';

/** The minimum wages of the year verified and of the one after it; undefined while the one by which the place reckons has not been entered. */
export function withWages(
  facts: QuotaRewardFacts,
  table: readonly MinimumWage[],
  { wageYear }: { wageYear?: unknown },
): QuotaRewardFacts | undefined {
  if (facts.year === undefined) return facts;
  const year = Number(facts.year);
  const [previous, current] = [minimumWageOf(table, monthsOf(year)), minimumWageOf(table, monthsOf(year + 1))];
  if ((wageYear === 'previous' && !previous) || (wageYear === 'current' && !current)) return undefined;
  return { ...facts, minimumWage: { ...(previous ? { previous } : {}), ...(current ? { current } : {}) } };
}
