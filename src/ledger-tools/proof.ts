import { append } from '../domain/case/ledger';
import { chain, genesis } from '../domain/canonical';
import { type CaseState } from '../domain/case/state';
import { type CaseId, type Hash, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { verifyMac } from '../sealing/mac';
import { isSealError } from '../sealing/seal-error';
import { ledgerKey, type StoredRow } from '../store/ledger';
import { type Store } from '../store/store';

export type RowFault = 'gap' | 'hash' | 'mac' | 'unknown-key';

/** What a case's rows prove: the state they fold to and every head on the way, or where and why they do not hold. */
export type Proof =
  | { holds: true; state: CaseState; rows: number; heads: { version: number; head: Hash; recorded: Instant }[] }
  | { holds: false; rows: number; version: number; why: RowFault };

/** Proves a case's rows whole, in order, chained, and written by a worker that held the key. */
export async function proofOf(store: Pick<Store, 'ledger'>, keys: Keys, id: CaseId): Promise<Proof> {
  let state: CaseState | undefined;
  const heads = [];
  for await (const row of store.ledger.rowsOf(id)) {
    const why = faultOf(keys, row, state);
    if (why) return { holds: false, rows: heads.length + 1, version: (state?.version ?? 0) + 1, why };
    state = append(state, [row.event]).state;
    heads.push({ version: row.version, head: row.head, recorded: row.recorded });
  }
  return state ? { holds: true, state, rows: heads.length, heads } : { holds: false, rows: 0, version: 1, why: 'gap' };
}

function faultOf(keys: Keys, row: StoredRow, before: CaseState | undefined): RowFault | undefined {
  const version = (before?.version ?? 0) + 1;
  if (row.version !== version) return 'gap';
  if (chain(before?.head ?? genesis, row.event) !== row.head) return 'hash';
  try {
    return verifyMac(keys, { id: ledgerKey(row.case, version), head: row.head }, row.mac) ? undefined : 'mac';
  } catch (error) {
    // Signed under a key that is not held: nothing can be said of this row, and the others are still looked at.
    if (isSealError(error)) return 'unknown-key';
    throw error;
  }
}
