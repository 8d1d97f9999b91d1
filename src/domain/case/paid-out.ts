import { type Fen, type LocalDate, type StepId } from '../values';
import { type CaseEvent } from './events';

/** Money that moved, on the bank's day. */
export interface Moved {
  fen: Fen;
  on: LocalDate;
}

/** What a case paid, by its ledger: each time the sum with which its step was opened last. What bounced is none. */
export function paidOut(events: readonly CaseEvent[]): Moved[] {
  const due = new Map<StepId, Fen>();
  return events.flatMap((event) => {
    if (event.type === 'opened' && event.payment) due.set(event.step, event.payment.fen);
    return event.type === 'paid' ? [{ fen: due.get(event.step) ?? (0 as Fen), on: event.on }] : [];
  });
}

/** What came in of what was to be paid back (追回). */
export const cameBack = (events: readonly CaseEvent[]): Moved[] =>
  events.flatMap((event) => (event.type === 'repaid' ? [{ fen: event.fen, on: event.on }] : []));
