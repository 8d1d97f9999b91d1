import { localDate } from '../../calendar/instants';
import { type ActRule, stepOf } from '../context';
import { dueAfter, limitsStart } from '../limits';
import { type Instant } from '../../values';

/** Silence past a limit: 视为受理 for the office, the case lapses for an applicant who did not answer, otherwise a reminder (催办). */
export const lapse: ActRule<'lapse'> = {
  by: 'machine',
  on: 'any-step',
  content: ({ state, act, now, obligation }) => {
    if (state.supplement?.step === act.step) return now > state.supplement.due ? undefined : { code: 'too-late' };
    return obligation?.due && now > obligation.due && !obligation.overdue ? undefined : { code: 'too-late' };
  },
  decide: (context) => {
    const { act, state } = context;
    if (state.supplement?.step === act.step) return [{ type: 'lapsed', step: act.step }];
    if (stepOf(context).step.onOverdue !== 'deem-accepted') return [{ type: 'overdue', step: act.step }];
    // Deemed accepted from the day it was received (policy research §8), so both limits count from then.
    return [{ type: 'accepted', step: act.step, deemed: true }, limitsStart(context, localDate(state.submitted))];
  },
};

/** Sandbox only: whoever tries the system moves this case's clock, to see a limit pass in a minute. */
export const moveClock: ActRule<'move-clock'> = {
  by: 'sandbox',
  on: 'case',
  content: ({ act }) =>
    Number.isInteger(act.days) && act.days >= 1 && act.days <= 400 ? undefined : { code: 'date-out-of-range', detail: '1–400' },
  decide: ({ act }) => [{ type: 'clock-moved', days: act.days }],
};

/** A new calendar of the State Council reaches an open case: due dates not yet reached follow. */
export const recalendar: ActRule<'recalendar'> = {
  by: 'machine',
  on: 'case',
  decide: ({ act, rules, state }) => {
    const fresh = { ...rules, calendar: act.calendar };
    const dues: Record<string, Instant> = {};
    for (const one of state.obligations) {
      const step = rules.policy.route.find((each) => each.step === one.step);
      if (step && one.due && !one.extended) dues[one.step] = dueAfter(fresh, one.opened, step.workingDays);
    }
    return [{ type: 'recalendared', version: act.calendar.version, dues }];
  },
};
