import { type Verdict } from '../../../../domain/ground/explained';
import { eligibility } from '../../../../domain/policy/eligibility';
import { type CaseLook } from '../../../cases/look';

const order: readonly Verdict[] = ['unmet', 'unknown', 'met'];
const colours: Record<Verdict, string> = { unmet: 'wrong', unknown: 'warn', met: 'good' };

/** 申请条件: every rule of the policy, what speaks against first and what is met folded, each with its clause and the grade of its source. */
export function conditionsOf({ policy, row, state, t, lang, may }: CaseLook) {
  // Of an erased case nothing is known by which a condition could be judged.
  const list =
    may('findings') && !row.erased
      ? eligibility(policy, state.facts)
          .sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))
          .map((one) => ({
            tag: { kind: colours[one.verdict], text: t(`condition.${one.verdict}`) },
            say: one.say[lang],
            clause: one.clause[lang],
            grade: t('condition.grade', { grade: policy.sources[one.from]?.grade ?? 'PD' }),
            provisional: one.provisional,
            met: one.verdict === 'met',
          }))
      : [];
  return { list, open: list.filter((one) => !one.met), met: list.filter((one) => one.met) };
}
