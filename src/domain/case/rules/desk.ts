import { addWorkingDays } from '../../calendar/working-days';
import { endOfDay, localDate } from '../../calendar/instants';
import { type ActRule, stepOf } from '../context';
import { limitsExtended } from '../limits';

/** 认领: the officer's own name on a pending step. */
export const claim: ActRule<'claim'> = {
  by: 'officer',
  on: 'any-step',
  minds: true,
  performs: true,
  standing: (standing) =>
    stepOf(standing).obligation.holders.includes(standing.actor.id) ? { code: 'all-places-held', holder: standing.actor.id } : undefined,
  decide: ({ act, actor }) => [{ type: 'claimed', step: act.step, holder: actor.id }],
};

/** 取消认领. */
export const release: ActRule<'release'> = {
  by: 'officer',
  on: 'any-step',
  standing: (standing) => (stepOf(standing).obligation.holders.includes(standing.actor.id) ? undefined : { code: 'not-held' }),
  decide: ({ act, actor }) => [{ type: 'released', step: act.step, holder: actor.id }],
};

/** 转办: a supervisor gives a step to somebody of its office; the portal offers only those who hold the post. */
export const reassign: ActRule<'reassign'> = {
  by: 'supervisor',
  on: 'any-step',
  minds: true,
  decide: ({ act, obligation }) => {
    const from = obligation?.holders.at(-1);
    return [{ type: 'reassigned', step: act.step, to: act.to, text: act.text, ...(from ? { from } : {}) }];
  },
};

/** 延长办理期限: once a matter, by at most the step's own limit again, with a reason that the applicant is told. Both limits of the case move. */
export const extend: ActRule<'extend'> = {
  by: 'supervisor',
  on: 'any-step',
  minds: true,
  standing: (standing) => {
    const { obligation } = stepOf(standing);
    if (standing.state.extended) return { code: 'already-extended' };
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
    const due = endOfDay(addWorkingDays(rules.calendar, localDate(from), act.days));
    return [{ type: 'extended', step: act.step, due, text: act.text }, ...limitsExtended(context, act.days)];
  },
};

/** An internal note: no applicant ever sees it. */
export const note: ActRule<'note'> = {
  by: 'colleague',
  on: 'any-step',
  decide: ({ act }) => [{ type: 'noted', text: act.text }],
};

/** A message to the applicant, sent as a letter. */
export const message: ActRule<'message'> = {
  by: 'officer',
  on: 'any-step',
  decide: ({ act }) => [{ type: 'messaged', text: act.text }],
};
