import { append } from '../domain/case/ledger';
import { chain, genesis } from '../domain/canonical';
import { type CaseState } from '../domain/case/state';
import { type CaseId, type Hash } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { verifyMac } from '../sealing/mac';
import { ledgerKey } from '../store/ledger';
import { type Store } from '../store/store';

/** Something in the ledger, or beside it, that does not hold. */
export interface Fault {
  case: CaseId;
  version: number;
  why: 'gap' | 'hash' | 'mac' | 'view-missing' | 'view-ahead' | 'view-differs';
}

export interface Verified {
  cases: number;
  rows: number;
  /** Views that have not caught up yet: the next record, or a rebuild, brings them up. */
  lagging: number;
  faults: Fault[];
  heads: { case: CaseId; version: number; head: Hash }[];
}

/** Proves every case's rows whole, in order and written by a worker, and compares their heads with the views'. */
export async function verifyAll(store: Pick<Store, 'ledger' | 'cases'>, keys: Keys): Promise<Verified> {
  const found: Verified = { cases: 0, rows: 0, lagging: 0, faults: [], heads: [] };
  for await (const id of store.ledger.allCases()) {
    found.cases += 1;
    const folded = await foldRows(store, keys, id, found);
    if (!folded) continue;
    found.heads.push({ case: id, version: folded.version, head: folded.head });
    const view = (await store.cases.read(id))?.state;
    if (!view) found.faults.push({ case: id, version: folded.version, why: 'view-missing' });
    else if (view.version < folded.version) found.lagging += 1;
    else if (view.version > folded.version) found.faults.push({ case: id, version: view.version, why: 'view-ahead' });
    else if (view.head !== folded.head) found.faults.push({ case: id, version: view.version, why: 'view-differs' });
  }
  return found;
}

async function foldRows(store: Pick<Store, 'ledger'>, keys: Keys, id: CaseId, found: Verified): Promise<CaseState | undefined> {
  let state: CaseState | undefined;
  for await (const row of store.ledger.rowsOf(id)) {
    const version = (state?.version ?? 0) + 1;
    found.rows += 1;
    const why =
      row.version !== version
        ? 'gap'
        : chain(state?.head ?? genesis, row.event) !== row.head
          ? 'hash'
          : verifyMac(keys, { id: ledgerKey(id, version), head: row.head }, row.mac)
            ? undefined
            : 'mac';
    if (why) {
      found.faults.push({ case: id, version, why });
      return undefined;
    }
    state = append(state, [row.event]).state;
  }
  return state;
}
