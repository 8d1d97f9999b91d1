import { chain, genesis } from '../canonical';
import { evolve } from './evolve';
import { type CaseEvent, type LedgerRow } from './events';
import { type CaseState } from './state';

/** Folds events, each linked to the head before it by SHA-256 over canonical JSON. @returns the state, with its head, and the rows */
export function append(state: CaseState | undefined, events: readonly CaseEvent[]): { state: CaseState; rows: LedgerRow[] } {
  const rows: LedgerRow[] = [];
  let folded = state;
  for (const event of events) {
    const head = chain(folded?.head ?? genesis, event);
    folded = { ...evolve(folded, event), head };
    rows.push({ case: folded.id, version: folded.version, event, head });
  }
  if (!folded) throw new Error('a case begins with at least one event');
  return { state: folded, rows };
}

/** Proves a case's rows whole and in order. @returns the state they fold to, or where and why they do not hold */
export function verify(rows: readonly LedgerRow[]): { state: CaseState } | { broken: { version: number; why: 'gap' | 'hash' } } {
  let state: CaseState | undefined;
  for (const [index, row] of rows.entries()) {
    if (row.version !== index + 1) return { broken: { version: index + 1, why: 'gap' } };
    if (chain(state?.head ?? genesis, row.event) !== row.head) return { broken: { version: row.version, why: 'hash' } };
    state = append(state, [row.event]).state;
  }
  return state ? { state } : { broken: { version: 1, why: 'gap' } };
}
