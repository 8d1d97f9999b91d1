import { type ActRule, stepOf } from '../../context';
import { limitsExtended, stepDue } from '../../limits';
import { barRefusal } from '../bar';
import { kinds } from '../kinds';
import { runsByItself } from './hands';

/** 延长办理期限: once a matter, by at most the step's own limit again, with a reason that the applicant is told. Both limits of the case move. */
export const extend: ActRule<'extend'> = {
  by: 'supervisor',
  on: 'any-step',
  asks: ['days', 'text'],
  back: true,
  minds: true,
  standing: (standing) => {
    const { obligation } = stepOf(standing);
    if (runsByItself(standing) && !kinds[stepOf(standing).step.kind]?.extends) return { code: 'wrong-step' };
    if (standing.state.extended) return { code: 'already-extended' };
    if (obligation.still) return barRefusal(standing.state);
    return obligation.due ? undefined : { code: 'waiting-for-applicant' };
  },
  content: (context) => {
    const most = stepOf(context).step.workingDays;
    return Number.isInteger(context.act.days) && context.act.days >= 1 && context.act.days <= most
      ? undefined
      : { code: 'date-out-of-range', detail: `1–${most}` };
  },
  decide: (context) => {
    const { act, rules } = context;
    const from = stepOf(context).obligation.due ?? context.now;
    const due = stepDue(rules, stepOf(context).step, from, act.days);
    return [{ type: 'extended', step: act.step, due, text: act.text }, ...limitsExtended(context, act.days)];
  },
};
