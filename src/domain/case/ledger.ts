import { chain, genesis } from '../canonical';
import { type Hash } from '../values';
import { evolve } from './evolve';
import { type CaseEvent, type LedgerRow } from './events';
import { conceal, saltOf } from './private';
import { type CaseState } from './state';

/**
 * Folds events, each linked to the head before it by SHA-256 over canonical JSON of what it says in clear and its commitment to what it
 * hides. @returns the state, with its head, and the rows
 */
export function append(state: CaseState | undefined, events: readonly CaseEvent[]): { state: CaseState; rows: LedgerRow[] } {
  const rows: LedgerRow[] = [];
  let folded = state;
  for (const event of events) {
    const next = evolve(folded, event);
    const salt = saltOf(next.salt, next.version);
    const { open, hidden } = conceal(event, salt);
    const head = chain(folded?.head ?? genesis, open);
    folded = { ...next, head };
    rows.push({ case: folded.id, version: folded.version, event, head, ...(hidden ? { salt } : {}) });
  }
  if (!folded) throw new Error('a case begins with at least one event');
  return { state: folded, rows };
}

/** Folds a row that was read back: its head is the one it was recorded with, whether or not what it hides can still be read. */
export const refold = (state: CaseState | undefined, { event, head }: Pick<LedgerRow, 'event' | 'head'>): CaseState => ({
  ...evolve(state, event),
  head,
});

/** The head that a row must have after the one before it. */
export const headAfter = (before: Hash | undefined, { event, salt = '' }: LedgerRow): Hash =>
  chain(before ?? genesis, conceal(event, salt).open);

/** Proves a case's rows whole and in order. @returns the state they fold to, or where and why they do not hold */
export function verify(rows: readonly LedgerRow[]): { state: CaseState } | { broken: { version: number; why: 'gap' | 'hash' } } {
  let state: CaseState | undefined;
  for (const [index, row] of rows.entries()) {
    if (row.version !== index + 1) return { broken: { version: index + 1, why: 'gap' } };
    if (headAfter(state?.head, row) !== row.head) return { broken: { version: row.version, why: 'hash' } };
    state = refold(state, row);
  }
  return state ? { state } : { broken: { version: 1, why: 'gap' } };
}
