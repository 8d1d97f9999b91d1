import { monthsWithin } from '../calendar/periods';
import { correction } from '../ground/after';
import { programmeNamed } from '../programmes';
import { type Policy } from '../policy/policy';
import { type CaseState } from './state';

/** What is claimed once: item × whose right × when, by random ids and in sorted order. */
export function rightsOf(
  { once, programme }: Pick<Policy, 'once' | 'programme'>,
  state: Pick<CaseState, 'subjects' | 'facts' | 'after'>,
): string[] {
  const { item, period } = once;
  return state.subjects.flatMap((subject) => whenOf(period, programme, state).map((when) => `${item}/${subject}${when}`)).sort();
}

/** `ever`: nothing more, save of a correction. `year`: that the case is for, or of the day whose rules count. `period`, `month`: of the period that a linked case is for. */
function whenOf(period: Policy['once']['period'], programme: string, { facts, after }: Pick<CaseState, 'facts' | 'after'>): string[] {
  if (period === 'ever') return [replaced(after)];
  if (period === 'year') return [`/${programmeNamed(programme).year?.(facts) ?? facts.on.slice(0, 4)}${replaced(after)}`];
  if (!after?.period) return [''];
  if (period === 'period') return [`/${after.relation}-${after.period.n}`];
  return (programmeNamed(programme).months?.(facts) ?? monthsWithin(after.period)).map((month) => `/${month}`);
}

/** What corrects a case stands in its place: its own right is to do so, which one may use once. */
const replaced = (after: CaseState['after']): string => (after?.relation === correction ? `/${after.case}` : '');
