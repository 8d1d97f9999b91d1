import { chain, genesis } from '../../src/domain/canonical';
import { type LedgerRow } from '../../src/domain/case/events';
import { refold } from '../../src/domain/case/ledger';
import { type CaseState } from '../../src/domain/case/state';
import { type Hash } from '../../src/domain/values';

/** One hash over every state that the rows fold to. Heads prove what happened; this proves what `evolve` makes of it, step by step. */
export function foldOf(rows: readonly LedgerRow[]): Hash {
  let state: CaseState | undefined;
  let fold = genesis;
  for (const row of rows) {
    state = refold(state, row);
    fold = chain(fold, state);
  }
  return fold;
}
