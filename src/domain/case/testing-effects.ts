import { type LocalDate } from '../values';
import { type ActKind } from './acts';
import { type CaseState } from './state';

export type Paid = 'none' | 'paid' | 'bounced';

/** What the machine enters at an open step: an act without the common part. */
interface Answer {
  kind: ActKind;
  step: string;
  body: object;
}

/** For tests: what the effects of a step answer at once, if anything. @param checks whether registries answer @param paysBy what the treasury says */
export function answerTo(state: CaseState, { checks, paysBy }: { checks: boolean; paysBy: () => Paid }): Answer | undefined {
  const [open] = state.obligations;
  if (open?.kind === 'check' && checks)
    return { kind: 'checked', step: open.step, body: { findings: [{ id: 'business/firm/name', verdict: 'agrees' }], facts: state.facts } };
  if (open?.kind === 'offer' && !state.offers) return { kind: 'offer', step: open.step, body: {} };
  const payment = state.payments.at(-1);
  const result = open?.kind === 'pay' && payment?.status === 'ordered' ? paysBy() : 'none';
  if (!open || !payment || result === 'none') return undefined;
  const said = { attempt: payment.attempt, on: '2026-03-10' as LocalDate };
  return { kind: result, step: open.step, body: { ...said, ...(result === 'paid' ? { reference: 'T' } : { reason: 'closed-account' }) } };
}
