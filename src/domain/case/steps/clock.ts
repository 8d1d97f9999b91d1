import { type Calendar } from '../../calendar/calendar';
import { localDate } from '../../calendar/instants';
import { type Instant, type LocalDate } from '../../values';
import { type Expiry } from '../acts';
import { type ActRule, stepOf } from '../context';
import { expiryKey, runsOut } from '../due';
import { limitsAfter, redated } from '../folding';
import { dueAfter, limitsStart, limitsUnder, stepDue } from '../limits';
import { type CasePart } from '../part';
import { type Pause } from '../state';
import { kinds } from './kinds';

export interface ClockActs {
  /** Silence past a limit. */
  lapse: object;
  /** Something that no step's own limit watches has run out. */
  expire: { what: Expiry };
  /** Sandbox only. */
  'move-clock': { days: number };
  recalendar: { calendar: Calendar };
}

export type ClockEvent =
  | { type: 'limits'; statutory?: LocalDate; promised?: LocalDate; pause?: Pause['reason']; from?: LocalDate; extension?: number }
  | { type: 'reminded'; what: Expiry; key: string }
  | { type: 'clock-moved'; days: number }
  | {
      type: 'recalendared';
      version: string;
      dues: Record<string, Instant>;
      limits?: { statutory?: LocalDate; promised?: LocalDate };
      supplementDue?: Instant;
    };

/** Silence past a limit: 视为受理 for the office, the case lapses for an applicant who did not answer, otherwise a reminder (催办). */
const lapse: ActRule<'lapse'> = {
  by: 'machine',
  on: 'any-step',
  content: ({ state, act, now, obligation }) => {
    if (state.supplement?.step === act.step) return now > state.supplement.due ? undefined : { code: 'too-late' };
    return obligation?.due && now > obligation.due && !obligation.overdue ? undefined : { code: 'too-late' };
  },
  decide: (context) => {
    const { act, state } = context;
    if (state.supplement?.step === act.step) return [{ type: 'lapsed', step: act.step }];
    const over = kinds[stepOf(context).step.kind]?.whenOver;
    if (over) return over(context);
    if (stepOf(context).step.onOverdue !== 'deem-accepted') return [{ type: 'overdue', step: act.step }];
    // Deemed accepted from the day it was received complete (policy research §8), so both limits count from then: 补正 stands outside.
    return [{ type: 'accepted', step: act.step, deemed: true }, limitsStart(context, localDate(state.received))];
  },
};

/** What runs out beside the steps' limits is reminded of, once: nobody decides by it. */
const expire: ActRule<'expire'> = {
  by: 'machine',
  on: 'case',
  content: ({ act, state, now }) => {
    const due = runsOut(state, act.what);
    return due !== undefined && now > due ? undefined : { code: 'already-reminded' };
  },
  decide: ({ act, state }) => [{ type: 'reminded', what: act.what, key: expiryKey(state, act.what) }],
};

/** Sandbox only: whoever tries the system moves this case's clock, to see a limit pass in a minute. */
const moveClock: ActRule<'move-clock'> = {
  by: 'sandbox',
  on: 'case',
  content: ({ act }) =>
    Number.isInteger(act.days) && act.days >= 1 && act.days <= 400 ? undefined : { code: 'date-out-of-range', detail: '1–400' },
  decide: ({ act }) => [{ type: 'clock-moved', days: act.days }],
};

/** A new calendar of the State Council reaches an open case: every date not yet reached follows, from where it counts. */
const recalendar: ActRule<'recalendar'> = {
  by: 'machine',
  on: 'case',
  decide: ({ act, rules, state }) => {
    const fresh = { ...rules, calendar: act.calendar };
    const dues: Record<string, Instant> = {};
    const stepOfId = (id: string) => rules.policy.route.find((each) => each.step === id);
    for (const one of state.obligations) {
      const step = stepOfId(one.step);
      if (step && one.due && !one.extended && !one.overdue)
        dues[one.step] = stepDue(fresh, step, one.since, kinds[step.kind]?.days?.(state, step));
    }
    const asked = state.supplement && stepOfId(state.supplement.step);
    return [
      {
        type: 'recalendared',
        version: act.calendar.version,
        dues,
        ...(state.limits && !state.decided ? { limits: limitsUnder(fresh, state.limits) } : {}),
        ...(state.supplement && asked ? { supplementDue: dueAfter(fresh, state.supplement.asked, asked.supplementDays) } : {}),
      },
    ];
  },
};

export const clockPart: CasePart<keyof ClockActs, ClockEvent['type']> = {
  acts: { lapse, expire, 'move-clock': moveClock, recalendar },
  folds: {
    limits: (state, event) => ({ ...state, limits: limitsAfter(state, event) }),
    reminded: (state, event) => ({ ...state, reminded: [...state.reminded, event.key] }),
    'clock-moved': (state, event) => ({ ...state, offset: state.offset + event.days * 86_400_000 }),
    recalendared: (state, event) => ({
      ...state,
      obligations: state.obligations.map((one) => redated(one, event.dues[one.step])),
      ...(state.limits && event.limits ? { limits: { ...state.limits, ...event.limits } } : {}),
      ...(state.supplement && event.supplementDue ? { supplement: { ...state.supplement, due: event.supplementDue } } : {}),
    }),
  },
};
