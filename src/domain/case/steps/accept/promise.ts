import { localDate } from '../../../calendar/instants';
import { addWorkingDays } from '../../../calendar/working-days';
import { type ActRule } from '../../context';
import { limitsStart } from '../../limits';
import { waits } from './supplement';

/** 容缺受理: only papers the policy calls minor, against an undertaking, by a date within the promised limit. */
export const acceptConditionally: ActRule<'accept-conditionally'> = {
  by: 'officer',
  on: ['accept'],
  asks: ['minor-items', 'by', 'text'],
  minds: true,
  performs: true,
  standing: (standing) => waits(standing) ?? (standing.rules.policy.evidence.some((one) => one.minor) ? undefined : { code: 'not-minor' }),
  content: ({ act, rules, now }) => {
    if (act.items.length === 0) return { code: 'no-items' };
    const major = act.items.find((item) => !rules.policy.evidence.some((one) => one.item === item && one.minor));
    if (major) return { code: 'not-minor', detail: major };
    const last = addWorkingDays(rules.calendar, localDate(now), rules.policy.limits.promised);
    return act.by > localDate(now) && act.by <= last ? undefined : { code: 'date-out-of-range', detail: last };
  },
  decide: (context) => [
    {
      type: 'accepted',
      step: context.act.step,
      deemed: false,
      undertaking: { items: context.act.items, by: context.act.by },
      text: context.act.text,
    },
    limitsStart(context, localDate(context.now)),
  ],
};

/** The papers promised at 容缺受理 arrive. */
export const keepPromise: ActRule<'keep-promise'> = {
  by: 'applicant',
  on: 'case',
  standing: ({ state }) => (state.promised ? undefined : { code: 'nothing-promised' }),
  content: ({ act, state }) => {
    const missing = state.promised?.items.find((item) => !act.evidence.some((one) => one.item === item));
    return missing && state.promised ? { code: 'promise-open', detail: state.promised.by } : undefined;
  },
  decide: ({ act }) => [{ type: 'promise-kept', evidence: act.evidence }],
};
