import { localDate } from '../../../calendar/instants';
import { type ActRule, stepOf } from '../../context';
import { limitsStart } from '../../limits';
import { knownClause } from '../judging';
import { waits } from './supplement';

/** 受理: complete and in form; both limits start. */
export const accept: ActRule<'accept'> = {
  by: 'officer',
  on: ['accept'],
  minds: true,
  performs: true,
  standing: waits,
  decide: (context) => [{ type: 'accepted', step: context.act.step, deemed: false }, limitsStart(context, localDate(context.now))],
};

/** Every paper that must be there is there before a case can be filed: where the policy says so, that is all that 受理 asks. */
export const acceptByRule: ActRule<'accept-by-rule'> = {
  by: 'machine',
  on: ['accept'],
  standing: (standing) => waits(standing) ?? (stepOf(standing).step.byRule ? undefined : { code: 'left-to-a-person' }),
  decide: (context) => [{ type: 'accepted', step: context.act.step, deemed: false }, limitsStart(context, localDate(context.now))],
};

/** 不予受理: out of scope or of form; the notice names the reason and the right body. */
export const refuseAcceptance: ActRule<'refuse-acceptance'> = {
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
