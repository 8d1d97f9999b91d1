import { type StepId, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, stepOf } from '../context';
import { carried } from '../duties';
import { type OnStep } from '../events';
import { end, withoutAll } from '../folding';
import { limitsResume } from '../limits';
import { type CasePart } from '../part';

/** What every step that judges may come to: 退回上一环节, 审批不通过. */
export interface JudgingActs {
  return: { to: StepId; text: TextRef };
  refuse: { clause: string; text: TextRef };
}

export type JudgingEvent =
  | OnStep<{ type: 'ended'; text?: TextRef }>
  | OnStep<{ type: 'returned'; to: StepId; undone: StepId[]; text?: TextRef }>
  | OnStep<{ type: 'refused'; clause: string; text: TextRef }>;

export const knownClause = (clause: string, grounds: { clause: string }[]): Refusal | undefined =>
  grounds.some((one) => one.clause === clause) ? undefined : { code: 'unknown-clause', detail: clause };

/** 退回上一环节: to a step the policy names; a new round begins. */
const returnTo: ActRule<'return'> = {
  by: 'officer',
  on: ['review', 'decide', 'release'],
  asks: ['to-step', 'text'],
  back: true,
  minds: true,
  performs: true,
  standing: (standing) => (stepOf(standing).step.returnsTo.length > 0 ? undefined : { code: 'cannot-return-there' }),
  content: (context) =>
    stepOf(context).step.returnsTo.includes(context.act.to) ? undefined : { code: 'cannot-return-there', detail: context.act.to },
  decide: (context) => {
    const { act, rules } = context;
    const steps = rules.policy.route.map((one) => one.step);
    const undone = steps.slice(steps.indexOf(act.to));
    return [{ type: 'returned', step: act.step, to: act.to, undone, text: act.text }, ...limitsResume(context)];
  },
};

/** 审批不通过: with the clause and the reason. */
const refuse: ActRule<'refuse'> = {
  by: 'officer',
  on: ['review', 'decide'],
  asks: ['clause', 'text'],
  harms: true,
  previews: true,
  minds: true,
  performs: true,
  content: ({ act, rules }) => knownClause(act.clause, rules.policy.grounds),
  decide: (context) => {
    const { act } = context;
    return [{ type: 'refused', step: act.step, clause: act.clause, text: act.text }, ...limitsResume(context)];
  },
};

export const judgingPart: CasePart<keyof JudgingActs, JudgingEvent['type']> = {
  acts: { refuse, return: returnTo },
  folds: {
    ended: (state, event) => end(state, event, 'done'),
    returned: (state, event) => ({
      ...end({ ...state, done: withoutAll(state.done, event.undone), duties: carried(state, event.undone) }, event, 'returned'),
      round: state.round + 1,
    }),
    refused: (state, event) =>
      end({ ...state, decided: { at: event.at, granted: false, by: event.by, clause: event.clause, text: event.text } }, event, 'refused'),
  },
  performing: ['ended', 'returned', 'refused'],
  letters: { refused: 'refused' },
};
