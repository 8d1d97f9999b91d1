import { type Role } from '../../offices';
import { type StepKind } from '../../programmes/route-shape';
import { type ActorId, type Fen, type Instant, type OfficeId, type TextRef } from '../../values';
import { type ActRule, type Standing, stepOf } from '../context';
import { type OnStep } from '../events';
import { onStep, staffed, without } from '../folding';
import { limitsExtended, stepDue } from '../limits';
import { type CasePart } from '../part';
import { barRefusal } from './bar';
import { kinds } from './kinds';

/** What may be done with any open step. */
export interface DeskActs {
  /** 认领 / 取消认领 / 转办 */
  claim: object;
  release: object;
  reassign: { to: ActorId; text: TextRef };
  /** 延长办理期限: once, by a supervisor, in working days. */
  extend: { days: number; text: TextRef };
  /** Internal; never shown to the applicant. */
  note: { text: TextRef };
  /** To the applicant, as a letter. */
  message: { text: TextRef };
}

export type DeskEvent =
  | OnStep<{
      type: 'opened';
      kind: StepKind;
      role: Role;
      office: OfficeId;
      due: Instant;
      places?: number;
      payment?: { key: string; fen: Fen };
    }>
  | OnStep<{ type: 'passed-up'; office: OfficeId }>
  | OnStep<{ type: 'unstaffed'; tell: OfficeId[] }>
  | OnStep<{ type: 'claimed'; holder: ActorId }>
  | OnStep<{ type: 'released'; holder: ActorId }>
  | OnStep<{ type: 'reassigned'; from?: ActorId; to: ActorId; text: TextRef }>
  | OnStep<{ type: 'extended'; due: Instant; text: TextRef }>
  | OnStep<{ type: 'overdue' }>
  | { type: 'noted'; text: TextRef }
  | { type: 'messaged'; text: TextRef };

/** Nobody works at it: its clock alone ends it, or the machine. */
const runsByItself = (standing: Standing): boolean => {
  const { whenOver, byItself } = kinds[stepOf(standing).step.kind] ?? {};
  return byItself === true || whenOver !== undefined;
};

/** Its holders are drawn by lot: no hand puts a name on it or takes one off. */
const drawnByLot = (standing: Standing): boolean => kinds[stepOf(standing).step.kind]?.byLot === true;

/** 认领: the officer's own name on a pending step. */
const claim: ActRule<'claim'> = {
  by: 'officer',
  on: 'any-step',
  back: true,
  minds: true,
  performs: true,
  standing: (standing) => {
    if (runsByItself(standing) || drawnByLot(standing)) return { code: 'wrong-step' };
    return stepOf(standing).obligation.holders.includes(standing.actor.id)
      ? { code: 'all-places-held', holder: standing.actor.id }
      : undefined;
  },
  decide: ({ act, actor }) => [{ type: 'claimed', step: act.step, holder: actor.id }],
};

/** 取消认领. */
const release: ActRule<'release'> = {
  by: 'officer',
  on: 'any-step',
  back: true,
  standing: (standing) => {
    if (drawnByLot(standing)) return { code: 'wrong-step' };
    return stepOf(standing).obligation.holders.includes(standing.actor.id) ? undefined : { code: 'not-held' };
  },
  decide: ({ act, actor }) => [{ type: 'released', step: act.step, holder: actor.id }],
};

/** 转办: a supervisor gives a step to somebody of its office; the portal offers only those who hold the post. */
const reassign: ActRule<'reassign'> = {
  by: 'supervisor',
  on: 'any-step',
  asks: ['to-officer', 'text'],
  back: true,
  minds: true,
  standing: (standing) => (drawnByLot(standing) ? { code: 'wrong-step' } : undefined),
  decide: ({ act, obligation }) => {
    const from = obligation?.holders.at(-1);
    return [{ type: 'reassigned', step: act.step, to: act.to, text: act.text, ...(from ? { from } : {}) }];
  },
};

/** 延长办理期限: once a matter, by at most the step's own limit again, with a reason that the applicant is told. Both limits of the case move. */
const extend: ActRule<'extend'> = {
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

/** An internal note: no applicant ever sees it. */
const note: ActRule<'note'> = {
  by: 'colleague',
  on: 'any-step',
  asks: ['text'],
  back: true,
  decide: ({ act }) => [{ type: 'noted', text: act.text }],
};

/** A message to the applicant, sent as a letter; whoever is drawn to score writes to nobody. */
const message: ActRule<'message'> = {
  by: 'officer',
  on: 'any-step',
  asks: ['text'],
  back: true,
  standing: (standing) => (drawnByLot(standing) ? { code: 'wrong-step' } : undefined),
  decide: ({ act }) => [{ type: 'messaged', text: act.text }],
};

export const deskPart: CasePart<keyof DeskActs, DeskEvent['type']> = {
  acts: { claim, release, reassign, extend, message, note },
  folds: {
    opened: (state, event) => ({
      ...state,
      // A step opened anew, after a return, is looked into anew.
      visits: state.visits.filter((one) => one.step !== event.step),
      ...(state.panels ? { panels: state.panels.filter((one) => one.step !== event.step) } : {}),
      done: without(state.done, event.step),
      obligations: [
        ...state.obligations,
        {
          step: event.step,
          kind: event.kind,
          role: event.role,
          office: event.office,
          holders: [],
          opened: event.at,
          since: event.at,
          due: event.due,
          ...(event.places === undefined ? {} : { places: event.places }),
          changed: state.version,
          extended: false,
          overdue: false,
        },
      ],
      payments: event.payment ? [...state.payments, { ...event.payment, attempt: 1, payee: state.payee, status: 'ready' }] : state.payments,
    }),
    'passed-up': (state, event) => onStep(state, event.step, () => ({ office: event.office, holders: [] })),
    unstaffed: (state, event) => onStep(state, event.step, () => ({ unstaffed: true })),
    claimed: (state, event) =>
      staffed(
        onStep(state, event.step, (one) => ({ holders: [...one.holders, event.holder] })),
        event.step,
      ),
    released: (state, event) => onStep(state, event.step, (one) => ({ holders: one.holders.filter((holder) => holder !== event.holder) })),
    reassigned: (state, event) =>
      staffed(
        onStep(state, event.step, (one) => ({
          holders: [...one.holders.filter((holder) => holder !== event.from && holder !== event.to), event.to],
        })),
        event.step,
      ),
    extended: (state, event) => ({
      ...onStep(state, event.step, () => ({ due: event.due, extended: true, overdue: false })),
      extended: true,
    }),
    overdue: (state, event) => onStep(state, event.step, () => ({ overdue: true })),
    noted: (state) => state,
    messaged: (state) => state,
  },
  letters: { opened: ({ kind }) => kinds[kind]?.letter, messaged: 'message', extended: 'extended' },
};
