import { type Explained, isFirm } from '../../ground/explained';
import { machine } from '../../offices';
import { award } from '../../policy/award';
import { eligibility } from '../../policy/eligibility';
import { type TextRef } from '../../values';
import { type ActRule } from '../context';
import { type OnStep } from '../events';
import { end } from '../folding';
import { type CasePart, type KindFacts } from '../part';
import { isInSituation } from '../what-next';
import { barRefusal } from './bar';
import { basisRefusal } from './basis';
import { isOpen } from './check';

export interface DecideActs {
  grant: { text?: TextRef };
  'grant-by-rule': object;
}

export type DecideEvent = OnStep<{ type: 'granted'; result?: Explained<number>; payee: TextRef; text?: TextRef }>;

/** 审批通过: only if no rule is unmet, nothing is left unverified or promised, and every founder's right is reserved. */
const grant: ActRule<'grant'> = {
  by: 'officer',
  on: ['decide'],
  minds: true,
  performs: true,
  standing: ({ rules, state, step }) => {
    const stopped = basisRefusal(state) ?? barRefusal(state);
    if (stopped) return stopped;
    if (step && !isInSituation(step, state)) return { code: 'not-in-situation' };
    if (state.rights.takenBy) return { code: 'right-taken', detail: state.rights.takenBy };
    if (rules.policy.budget && (award(rules.policy, state.facts)?.value ?? 0) > (state.rights.budget ?? 0)) return { code: 'budget-spent' };
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

/**
 * 秒批: every rule met on firm evidence, every figure firm, nothing that a person looked at or that corrects what stands. What is doubtful, and
 * every refusal, is a person's.
 */
const grantByRule: ActRule<'grant-by-rule'> = {
  by: 'machine',
  on: ['decide'],
  standing: (standing) => {
    const { rules, state, step } = standing;
    const refused = grant.standing?.(standing);
    if (refused) return refused;
    const findings = eligibility(rules.policy, state.facts);
    const plain =
      step?.byRule === true &&
      state.after === undefined &&
      state.round === 1 &&
      state.findings.every((one) => one.verdict === 'agrees') &&
      (state.roster?.judgements.length ?? 0) === 0 &&
      findings.every((one) => one.verdict === 'met' && !one.provisional) &&
      isFirm(award(rules.policy, state.facts));
    return plain ? undefined : { code: 'left-to-a-person' };
  },
  decide: ({ act, rules, state }) => {
    const result = award(rules.policy, state.facts);
    return [{ type: 'granted', step: act.step, payee: state.payee, ...(result ? { result } : {}) }];
  },
};

export const decideKind: KindFacts = { duty: 'decide' };

export const decidePart: CasePart<keyof DecideActs, DecideEvent['type']> = {
  acts: { grant, 'grant-by-rule': grantByRule },
  folds: {
    granted: (state, event) =>
      end(
        {
          ...state,
          ...(event.result ? { result: event.result } : {}),
          payee: event.payee,
          decided: { at: event.at, granted: true, by: event.by, ...(event.text ? { text: event.text } : {}) },
        },
        event,
        'done',
      ),
  },
  performing: ['granted'],
  letters: { granted: ({ by }) => (by === machine.id ? 'granted-by-rule' : 'granted') },
};
