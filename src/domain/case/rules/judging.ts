import { award } from '../../policy/award';
import { eligibility } from '../../policy/eligibility';
import { type ActRule, stepOf } from '../context';
import { knownClause } from './accepting';
import { isOpen } from './checking';

/** 初审 / 复审: an opinion, and on to the next step. */
export const advance: ActRule<'advance'> = {
  by: 'officer',
  on: ['review'],
  minds: true,
  performs: true,
  decide: ({ act }) => [{ type: 'ended', step: act.step, text: act.text }],
};

/** 退回上一环节: to a step the policy names; a new round begins. */
export const returnTo: ActRule<'return'> = {
  by: 'officer',
  on: ['review', 'decide', 'release'],
  minds: true,
  performs: true,
  standing: (standing) => (stepOf(standing).step.returnsTo.length > 0 ? undefined : { code: 'cannot-return-there' }),
  content: (context) =>
    stepOf(context).step.returnsTo.includes(context.act.to) ? undefined : { code: 'cannot-return-there', detail: context.act.to },
  decide: ({ act, rules }) => {
    const steps = rules.policy.route.map((one) => one.step);
    return [{ type: 'returned', step: act.step, to: act.to, undone: steps.slice(steps.indexOf(act.to)), text: act.text }];
  },
};

/** 审批不通过: with the clause and the reason. */
export const refuse: ActRule<'refuse'> = {
  by: 'officer',
  on: ['review', 'decide'],
  minds: true,
  performs: true,
  content: ({ act, rules }) => knownClause(act.clause, rules.policy.grounds),
  decide: ({ act }) => [{ type: 'refused', step: act.step, clause: act.clause, text: act.text }],
};

/** 审批通过: only if no rule is unmet, nothing is left unverified or promised, and every founder's right is reserved. */
export const grant: ActRule<'grant'> = {
  by: 'officer',
  on: ['decide'],
  minds: true,
  performs: true,
  standing: ({ rules, state }) => {
    if (state.rights.takenBy) return { code: 'right-taken', detail: state.rights.takenBy };
    if (state.findings.some(isOpen)) return { code: 'findings-open' };
    if (state.promised) return { code: 'promise-open', detail: state.promised.by };
    // What no registry could say counts as met only while no officer found otherwise in the papers.
    const doubted = state.findings.some((one) => one.settled?.verdict === 'differs');
    const failing = eligibility(rules.policy, state.facts).find((one) => one.verdict === 'unmet' || (one.verdict === 'unknown' && doubted));
    return failing ? { code: 'not-eligible', detail: failing.rule } : undefined;
  },
  decide: ({ act, rules, state }) => {
    const result = award(rules.policy, state.facts);
    return [
      { type: 'granted', step: act.step, payee: state.payee, ...(result ? { result } : {}), ...(act.text ? { text: act.text } : {}) },
    ];
  },
};
