import { type RouteStep } from '../policy/policy';
import { addDays, addWorkingDays, dueDate, workingDaysBetween } from '../calendar/working-days';
import { endOfDay, localDate } from '../calendar/instants';
import { type Instant, type LocalDate } from '../values';
import { type Happening } from './events';
import { type Standing } from './context';
import { type Limits, type Pause } from './state';
import { type Rules } from './submission';

/** The end of the n-th working day, counted from the day after `from` (policy research §11.6, T1). */
export const dueAfter = (rules: Rules, from: Instant, workingDays: number): Instant =>
  endOfDay(addWorkingDays(rules.calendar, localDate(from), workingDays));

/** The limit of a step that counts from an instant: the end of its last day, in working days unless it counts others. @param days its own, or what is left of them */
export const stepDue = (rules: Rules, step: Pick<RouteStep, 'counts' | 'workingDays'>, from: Instant, days = step.workingDays): Instant =>
  step.counts === 'days' ? endOfDay(addDays(localDate(from), days)) : dueAfter(rules, from, days);

/** How many days of a step's own kind are left until its limit. */
export function stepDaysLeft(rules: Rules, { counts }: Pick<RouteStep, 'counts'>, from: Instant, until: Instant): number {
  const [one, other] = [localDate(from), localDate(until)];
  return counts === 'days' ? (Date.parse(other) - Date.parse(one)) / 86_400_000 : workingDaysBetween(rules.calendar, one, other);
}

/** 受理 starts both limits. @param from the day of acceptance, or of receipt where silence accepted */
export const limitsStart = ({ rules }: Standing, from: LocalDate): Happening => ({ type: 'limits', from, ...limitsAt(rules, from, []) });

/** 实地核查 and the like do not count: both limits stand still until `limitsResume`. */
export const limitsPause = (reason: Pause['reason']): Happening => ({ type: 'limits', pause: reason });

/** Ends the open pause; both limits move by the working days it lasted. Nothing happens if none is open. */
export function limitsResume({ rules, state, now }: Pick<Standing, 'rules' | 'state' | 'now'>): Happening[] {
  const limits = state.limits;
  if (!limits?.pauses.some((pause) => !pause.to)) return [];
  const pauses = limits.pauses.map((pause) => (pause.to ? pause : { ...pause, to: localDate(now) }));
  return [{ type: 'limits', ...limitsAt(rules, limits.from, pauses, limits.extension) }];
}

/** 延长办理期限: both limits move by so many working days. @param days agreed by a supervisor, once a case */
export function limitsExtended({ rules, state }: Standing, days: number): Happening[] {
  const { limits } = state;
  return limits && !state.decided ? [{ type: 'limits', extension: days, ...limitsAt(rules, limits.from, limits.pauses, days) }] : [];
}

/** What both limits are by these rules: another calendar may move them. */
export const limitsUnder = (rules: Rules, { from, pauses, extension }: Limits): LimitDates => limitsAt(rules, from, pauses, extension);

type LimitDates = Pick<Limits, 'statutory' | 'promised'>;

function limitsAt({ policy, calendar }: Rules, from: LocalDate, pauses: Pause[], extension = 0): LimitDates {
  const statutory = dueDate(calendar, from, policy.limits.statutory + extension, pauses);
  const promised = dueDate(calendar, from, policy.limits.promised + extension, pauses);
  return { ...(statutory ? { statutory } : {}), ...(promised ? { promised } : {}) };
}
