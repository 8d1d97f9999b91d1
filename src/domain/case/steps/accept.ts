import { addWorkingDays } from '../../calendar/working-days';
import { localDate } from '../../calendar/instants';
import { type Facts } from '../../ground/facts';
import { type Instant, type LocalDate, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, type Standing, stepOf } from '../context';
import { type OnStep } from '../events';
import { end, onStep, without, withoutDue } from '../folding';
import { dueAfter, limitsStart } from '../limits';
import { type CasePart, type KindFacts } from '../part';
import { type EvidenceRef, type Undertaking } from '../state';
import { knownClause } from './judging';

/** 受理 / 不予受理 / 一次性告知补正 / 容缺受理, and what the applicant answers. */
export interface AcceptActs {
  accept: object;
  'accept-by-rule': object;
  'refuse-acceptance': { clause: string; text: TextRef };
  'request-supplement': { items: { item: string; text: TextRef }[] };
  'accept-conditionally': { items: string[]; by: LocalDate; text: TextRef };
  /** The applicant's answer to a supplement. */
  supplement: { answers: TextRef; facts: Facts; evidence: EvidenceRef[] };
  /** A paper that was promised. */
  'keep-promise': { evidence: EvidenceRef[] };
}

export type AcceptEvent =
  | OnStep<{ type: 'accepted'; deemed: boolean; undertaking?: Undertaking; text?: TextRef }>
  | OnStep<{ type: 'not-accepted'; clause: string; text: TextRef }>
  | OnStep<{ type: 'supplement-asked'; items: { item: string; text: TextRef }[]; due: Instant }>
  | OnStep<{ type: 'supplemented'; answers: TextRef; facts: Facts; evidence: EvidenceRef[]; due: Instant }>
  | OnStep<{ type: 'lapsed' }>
  | { type: 'promise-kept'; evidence: EvidenceRef[] };

const waits = ({ state }: Standing): Refusal | undefined => (state.supplement ? { code: 'waiting-for-applicant' } : undefined);

/** 受理: complete and in form; both limits start. */
const accept: ActRule<'accept'> = {
  by: 'officer',
  on: ['accept'],
  minds: true,
  performs: true,
  standing: waits,
  decide: (context) => [{ type: 'accepted', step: context.act.step, deemed: false }, limitsStart(context, localDate(context.now))],
};

/** Every paper that must be there is there before a case can be filed: where the policy says so, that is all that 受理 asks. */
const acceptByRule: ActRule<'accept-by-rule'> = {
  by: 'machine',
  on: ['accept'],
  standing: (standing) => waits(standing) ?? (stepOf(standing).step.byRule ? undefined : { code: 'left-to-a-person' }),
  decide: (context) => [{ type: 'accepted', step: context.act.step, deemed: false }, limitsStart(context, localDate(context.now))],
};

/** 不予受理: out of scope or of form; the notice names the reason and the right body. */
const refuseAcceptance: ActRule<'refuse-acceptance'> = {
  by: 'officer',
  on: ['accept'],
  asks: ['clause', 'text'],
  harms: true,
  previews: true,
  minds: true,
  performs: true,
  standing: waits,
  content: ({ act, rules }) => knownClause(act.clause, rules.policy.grounds),
  decide: ({ act }) => [{ type: 'not-accepted', step: act.step, clause: act.clause, text: act.text }],
};

/** 一次性告知补正: every missing item at once, and only once (policy research §8). A second time is the supervisor's. */
const requestSupplement: ActRule<'request-supplement'> = {
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

/** 容缺受理: only papers the policy calls minor, against an undertaking, by a date within the promised limit. */
const acceptConditionally: ActRule<'accept-conditionally'> = {
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

/** 补正: the applicant answers what was asked; the limit for 受理 runs anew from the day it is met (policy research §8). */
const supplement: ActRule<'supplement'> = {
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

/** The papers promised at 容缺受理 arrive. */
const keepPromise: ActRule<'keep-promise'> = {
  by: 'applicant',
  on: 'case',
  standing: ({ state }) => (state.promised ? undefined : { code: 'nothing-promised' }),
  content: ({ act, state }) => {
    const missing = state.promised?.items.find((item) => !act.evidence.some((one) => one.item === item));
    return missing && state.promised ? { code: 'promise-open', detail: state.promised.by } : undefined;
  },
  decide: ({ act }) => [{ type: 'promise-kept', evidence: act.evidence }],
};

const supervises = ({ actor, obligation }: Standing): boolean =>
  actor.posts.some((post) => post.role === 'supervisor' && post.office === obligation?.office);

export const acceptKind: KindFacts = { duty: 'accept', standIn: true };

export const acceptPart: CasePart<keyof AcceptActs, AcceptEvent['type']> = {
  acts: {
    accept,
    'accept-by-rule': acceptByRule,
    'request-supplement': requestSupplement,
    'accept-conditionally': acceptConditionally,
    'refuse-acceptance': refuseAcceptance,
    supplement,
    'keep-promise': keepPromise,
  },
  folds: {
    accepted: (state, event) =>
      end(
        {
          ...state,
          round: 1,
          accepted: { at: event.at, deemed: event.deemed },
          ...(event.undertaking ? { promised: event.undertaking } : {}),
        },
        event,
        'done',
      ),
    'not-accepted': (state, event) =>
      end(
        { ...state, decided: { at: event.at, granted: false, by: event.by, clause: event.clause, text: event.text } },
        event,
        'not-accepted',
      ),
    'supplement-asked': (state, event) => ({
      ...withoutDue(state, event.step),
      supplements: state.supplements + 1,
      supplement: { step: event.step, items: event.items, asked: event.at, due: event.due },
    }),
    supplemented: (state, event) =>
      onStep(
        { ...without(state, 'supplement'), answers: event.answers, facts: event.facts, evidence: event.evidence, received: event.at },
        event.step,
        () => ({ due: event.due, since: event.at, overdue: false }),
      ),
    lapsed: (state) => ({ ...without(state, 'supplement'), obligations: [], ending: 'lapsed' }),
    'promise-kept': (state, event) => ({ ...without(state, 'promised'), evidence: [...state.evidence, ...event.evidence] }),
  },
  performing: ['accepted', 'not-accepted', 'supplement-asked'],
  letters: {
    accepted: ({ deemed, undertaking }) => (deemed ? 'deemed-accepted' : undertaking ? 'accepted-conditionally' : 'accepted'),
    'not-accepted': 'not-accepted',
    'supplement-asked': 'supplement-asked',
    lapsed: 'lapsed',
  },
};
