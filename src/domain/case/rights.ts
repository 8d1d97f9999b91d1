import { monthsWithin } from '../calendar/periods';
import { type Policy } from '../policy/policy';
import { type CaseState } from './state';

/** What is claimed once: item × whose right × when, by random ids and in sorted order. */
export function rightsOf({ once }: Policy, state: Pick<CaseState, 'subjects' | 'facts' | 'after'>): string[] {
  const { item, period } = once;
  return state.subjects.flatMap((subject) => whenOf(period, state).map((when) => `${item}/${subject}${when}`)).sort();
}

/** `ever`: nothing more. `year`: of the day whose rules count. `period`, `month`: of the period that a linked case is for. */
function whenOf(period: Policy['once']['period'], { facts, after }: Pick<CaseState, 'facts' | 'after'>): string[] {
  if (period === 'ever') return [''];
  if (period === 'year') return [`/${facts.on.slice(0, 4)}`];
  if (!after?.period) return [''];
  return period === 'month' ? monthsWithin(after.period).map((month) => `/${month}`) : [`/${after.relation}-${after.period.n}`];
}
