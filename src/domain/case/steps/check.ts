import { type Facts } from '../../ground/facts';
import { type TextRef } from '../../values';
import { type ActRule } from '../context';
import { type OnStep } from '../events';
import { mergeFindings, settle } from '../folding';
import { type CasePart } from '../part';
import { type CaseState, type EvidenceRef, type Finding } from '../state';

export interface CheckActs {
  /** The registries' comparison. */
  checked: { findings: Finding[]; facts: Facts };
  'settle-finding': { finding: string; verdict: 'agrees' | 'differs'; text: TextRef; paper?: EvidenceRef };
}

export type CheckEvent =
  | OnStep<{ type: 'checked'; findings: Finding[]; facts: Facts }>
  | OnStep<{ type: 'settled'; finding: string; verdict: 'agrees' | 'differs'; text: TextRef; paper?: EvidenceRef }>;

/** Not yet known, and nobody has settled it from a paper. */
export const isOpen = (finding: Finding): boolean => finding.verdict === 'unverified' && !finding.settled;

/** Does this comparison say anything that is not known yet? What an officer has settled stays as it was settled. */
export const isNews = (state: CaseState, fresh: readonly Finding[]): boolean =>
  fresh.some((one) => {
    const known = state.findings.find((other) => other.id === one.id);
    return !known || (!known.settled && known.verdict !== one.verdict);
  });

/** 数据比对: what the registries said. The step ends when nothing is left open; until then the story asks again. */
const checked: ActRule<'checked'> = {
  by: 'machine',
  on: ['check'],
  decide: ({ act, state }) => [
    { type: 'checked', step: act.step, findings: act.findings, facts: act.facts },
    // A registry may still be silent about what an officer has settled from a paper: that keeps nothing open.
    ...(act.findings.some((one) => isOpen(one) && !isSettled(state, one.id)) ? [] : [{ type: 'ended' as const, step: act.step }]),
  ],
};

/** 暂无法核验 is settled by an officer, from a paper where there is one. */
const settleFinding: ActRule<'settle-finding'> = {
  by: 'officer',
  on: ['check'],
  asks: ['finding', 'text'],
  files: 'finding-paper',
  shows: 'findings',
  claims: true,
  minds: false,
  standing: ({ state }) => (state.findings.some(isOpen) ? undefined : { code: 'finding-settled' }),
  content: ({ act, state }) => {
    const finding = state.findings.find((one) => one.id === act.finding);
    if (!finding) return { code: 'unknown-finding', detail: act.finding };
    return isOpen(finding) ? undefined : { code: 'finding-settled', detail: act.finding };
  },
  decide: ({ act, state }) => [
    {
      type: 'settled',
      step: act.step,
      finding: act.finding,
      verdict: act.verdict,
      text: act.text,
      ...(act.paper ? { paper: act.paper } : {}),
    },
    ...(othersOpen(state, act.finding) ? [] : [{ type: 'ended' as const, step: act.step }]),
  ],
};

const isSettled = (state: CaseState, id: string): boolean => state.findings.some((one) => one.id === id && one.settled !== undefined);

const othersOpen = (state: CaseState, id: string): boolean => state.findings.some((one) => one.id !== id && isOpen(one));

export const checkPart: CasePart<keyof CheckActs, CheckEvent['type']> = {
  acts: { checked, 'settle-finding': settleFinding },
  folds: {
    checked: (state, event) => ({ ...state, facts: event.facts, findings: mergeFindings(state.findings, event.findings) }),
    settled: (state, event) => ({
      ...state,
      findings: state.findings.map((one) => (one.id === event.finding ? settle(one, event) : one)),
    }),
  },
};
