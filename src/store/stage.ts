import { type StepKind } from '../domain/programmes/route-shape';
import { type CaseOutcome, type CaseState } from '../domain/case/state';

/** Where a case stands, in one word for lists: how it ended, what it waits for, or the kind of its open step. */
export type Stage = CaseOutcome | StepKind | 'supplement' | 'under-way';

/** `under-way` is the moment between two steps, or a registry's comparison that nobody holds. */
export function stageOf(state: CaseState): Stage {
  if (state.outcome) return state.outcome;
  if (state.supplement) return 'supplement';
  return state.obligations[0]?.kind ?? 'under-way';
}

/** Whom an open step waits for, when not for an officer. */
export type WaitingFor = 'applicant' | 'registry' | 'bank' | 'other-case';

export function waitingFor(state: CaseState, kind: StepKind): WaitingFor | undefined {
  if (kind === 'accept' && state.supplement) return 'applicant';
  if (kind === 'check' && !state.findings.some((one) => one.verdict === 'unverified' && !one.settled)) return 'registry';
  if (kind === 'hear') return 'applicant';
  if (state.obligations.some((one) => one.kind === kind && one.still)) return 'other-case';
  const last = state.payments.at(-1)?.status;
  if (kind === 'pay' && last === 'bounced') return 'applicant';
  if (kind === 'pay' && last === 'ordered') return 'bank';
  return undefined;
}
