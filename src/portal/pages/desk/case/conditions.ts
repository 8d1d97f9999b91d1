import { eligibility } from '../../../../domain/policy/eligibility';
import { type Verdict } from '../../../../domain/policy/explained';
import { type CaseLook } from './look';

const order: readonly Verdict[] = ['unmet', 'unknown', 'met'];
const colours: Record<Verdict, string> = { unmet: 'wrong', unknown: 'warn', met: 'good' };

/** 申请条件: every rule of the policy, what speaks against first, each with its clause and the grade of its source. */
export const conditionsOf = ({ policy, state, t, lang, may }: CaseLook) =>
  may('findings')
    ? eligibility(policy, state.facts)
        .sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))
        .map((one) => ({
          tag: { kind: colours[one.verdict], text: t(`condition.${one.verdict}`) },
          say: one.say[lang],
          clause: one.clause[lang],
          grade: t('condition.grade', { grade: policy.sources[one.from]?.grade ?? 'PD' }),
          provisional: one.provisional,
        }))
    : [];
