import { faultIn, spreadOf } from '../../../panel/marks';
import { meanOf } from '../../../panel/mean';
import { isComplete, nextInOrder } from '../../../panel/seats';
import { isProvisional } from '../../../policy/policy';
import { programmeNamed } from '../../../programmes';
import { type ActRule, stepOf } from '../../context';
import { limitsResume } from '../../limits';
import { hasScored, panelOf, shortOf } from './of-step';

/** Each scorer alone, and once. */
export const score: ActRule<'score'> = {
  by: 'officer',
  on: ['panel'],
  asks: ['marks', 'text'],
  shows: 'answers',
  performs: true,
  standing: (standing) => (hasScored(panelOf(standing), standing.actor.id) ? { code: 'already-scored' } : undefined),
  content: (context) => {
    const fault = faultIn(context.act.marks, stepOf(context).step.aspects ?? []);
    if (!fault) return undefined;
    return 'missing' in fault ? { code: 'marks-incomplete', detail: fault.missing } : { code: 'mark-out-of-range', detail: fault.beyond };
  },
  decide: ({ act }) => [{ type: 'scored', step: act.step, marks: act.marks, opinion: act.text }],
};

/** Once all have scored: the mean, or one more scorer where they are too far apart. */
export const weigh: ActRule<'weigh'> = {
  by: 'machine',
  on: ['panel'],
  standing: (standing) => (isComplete(panelOf(standing), stepOf(standing).step) ? undefined : { code: 'panel-incomplete' }),
  decide: (context) => {
    const { act, rules, state } = context;
    const { step } = stepOf(context);
    const panel = panelOf(context);
    const marks = panel.scores.map((one) => one.marks);
    if (!panel.called && step.spread !== undefined && spreadOf(marks) > step.spread) {
      const next = nextInOrder(panel);
      return [{ type: 'one-more', step: act.step, ...(next ? { next } : {}) }, ...shortOf(context, next ? 0 : 1)];
    }
    const { mean, scored } = meanOf(marks, step, { from: step.from, provisional: isProvisional(rules.policy, step.from) });
    const facts = programmeNamed(state.programme).scored?.(state.facts, scored, rules.policy.award?.with ?? {}) ?? state.facts;
    return [{ type: 'averaged', step: act.step, mean, aspects: scored.aspects, facts }, ...limitsResume(context)];
  },
};
