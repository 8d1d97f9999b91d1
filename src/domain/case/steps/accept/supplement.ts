import { localDate } from '../../../calendar/instants';
import { type Refusal } from '../../acts';
import { type ActRule, type Standing, stepOf } from '../../context';
import { dueAfter } from '../../limits';

/** Whoever was asked for a supplement is waited for: until then nobody judges. */
export const waits = ({ state }: Standing): Refusal | undefined => (state.supplement ? { code: 'waiting-for-applicant' } : undefined);

const supervises = ({ actor, obligation }: Standing): boolean =>
  actor.posts.some((post) => post.role === 'supervisor' && post.office === obligation?.office);

/** 一次性告知补正: every missing item at once, and only once (policy research §8). A second time is the supervisor's. */
export const requestSupplement: ActRule<'request-supplement'> = {
  by: 'officer',
  on: ['accept'],
  asks: ['items'],
  previews: true,
  claims: true,
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

/** 补正: the applicant answers what was asked; the limit for 受理 runs anew from the day it is met (policy research §8). */
export const supplement: ActRule<'supplement'> = {
  by: 'applicant',
  on: ['accept'],
  since: ({ state }) => state.supplement?.asked,
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
