import { localDate } from '../calendar/instants';
import { addMonths } from '../calendar/months';
import { type Policy } from '../policy/policy';
import { dayBefore, type LocalDate } from '../values';
import { type CaseState } from './state';

/** 有效期 of what was granted: from the day of the decision, for as many years as its policy says. Both days belong to it. */
export function standingPeriod(
  { standing }: Pick<Policy, 'standing'>,
  { decided }: Pick<CaseState, 'decided'>,
): { from: LocalDate; to: LocalDate } | undefined {
  if (!standing || !decided?.granted) return undefined;
  const from = localDate(decided.at);
  return { from, to: dayBefore(addMonths(from, 12 * standing.years)) };
}
