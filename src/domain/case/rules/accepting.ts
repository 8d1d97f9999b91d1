import { addWorkingDays } from '../../calendar/working-days';
import { localDate } from '../../calendar/instants';
import { type Refusal } from '../acts';
import { type ActRule, type Standing, stepOf } from '../context';
import { dueAfter, limitsStart } from '../limits';

const waits = ({ state }: Standing): Refusal | undefined => (state.supplement ? { code: 'waiting-for-applicant' } : undefined);

/** 受理: complete and in form; both limits start. */
export const accept: ActRule<'accept'> = {
  by: 'officer',
  on: ['accept'],
  minds: true,
  performs: true,
  standing: waits,
  decide: (context) => [{ type: 'accepted', step: context.act.step, deemed: false }, limitsStart(context, localDate(context.now))],
};

/** 不予受理: out of scope or of form; the notice names the reason and the right body. */
export const refuseAcceptance: ActRule<'refuse-acceptance'> = {
  by: 'officer',
  on: ['accept'],
  minds: true,
  performs: true,
  standing: waits,
  content: ({ act, rules }) => knownClause(act.clause, rules.policy.grounds),
  decide: ({ act }) => [{ type: 'not-accepted', step: act.step, clause: act.clause, text: act.text }],
};

/** 一次性告知补正: every missing item at once, and only once (policy research §8). A second time is the supervisor's. */
export const requestSupplement: ActRule<'request-supplement'> = {
  by: 'officer',
  on: ['accept'],
  minds: true,
  performs: true,
  standing: (standing) =>
    waits(standing) ?? (standing.state.supplements > 0 && !supervises(standing) ? { code: 'supplement-used' } : undefined),
  content: ({ act, rules }) => {
    if (act.items.length === 0) return { code: 'no-items' };
    const known = ['answers', ...rules.policy.evidence.map((one) => one.item)];
    const stranger = act.items.find((one) => !known.includes(one.item));
    return stranger ? { code: 'unknown-item', detail: stranger.item } : undefined;
  },
  decide: (context) => [
    {
      type: 'supplement-asked',
      step: context.act.step,
      items: context.act.items,
      due: dueAfter(context.rules, context.now, stepOf(context).step.supplementDays),
    },
  ],
};

/** 容缺受理: only papers the policy calls minor, against an undertaking, by a date within the promised limit. */
export const acceptConditionally: ActRule<'accept-conditionally'> = {
  by: 'officer',
  on: ['accept'],
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

/** 补正: the applicant answers what was asked; the limit for 受理 runs anew from the day it is met (policy research §8). */
export const supplement: ActRule<'supplement'> = {
  by: 'applicant',
  on: ['accept'],
  standing: ({ state }) => (state.supplement ? undefined : { code: 'not-asked' }),
  content: ({ state, now }) =>
    state.supplement && now > state.supplement.due ? { code: 'too-late', detail: localDate(state.supplement.due) } : undefined,
  decide: (context) => [
    {
      type: 'supplemented',
      step: context.act.step,
      answers: context.act.answers,
      facts: context.act.facts,
      evidence: context.act.evidence,
      due: dueAfter(context.rules, context.now, stepOf(context).step.workingDays),
    },
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

export const knownClause = (clause: string, grounds: { clause: string }[]): Refusal | undefined =>
  grounds.some((one) => one.clause === clause) ? undefined : { code: 'unknown-clause', detail: clause };

const supervises = ({ actor, obligation }: Standing): boolean =>
  actor.posts.some((post) => post.role === 'supervisor' && post.office === obligation?.office);
