import { type CaseId, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { type KeptAnchor } from '../store/settings';
import { type Store } from '../store/store';
import { type AnchoredHead, isSigned, rootOf } from './anchor';
import { type Proof, proofOf, type RowFault } from './proof';

/** Something in the ledger, or beside it, that does not hold. */
export type Fault =
  | { case: CaseId; version: number; why: RowFault | 'key-missing' | 'view-missing' | 'view-ahead' | 'view-differs' | 'rows-missing' }
  | { anchor: string; why: 'anchor-differs' | 'anchor-unsigned' };

export interface Verified {
  cases: number;
  rows: number;
  /** Cases of which what was said of people was erased; the rest of them is proven as ever. */
  erased: number;
  /** Views that have not caught up yet: the next record, or a rebuild, brings them up. */
  lagging: number;
  faults: Fault[];
  /** The heads up to `until`, and how many rows those cover. */
  heads: AnchoredHead[];
  covered: number;
}

/**
 * Proves every case's rows, compares their heads with the views', and finds views that no row stands behind. With an anchor it also
 * proves that everything up to its instant is as it was: rows cut off at the end, or whole cases gone, show only so.
 * @param until rows recorded later than this are left out of `heads`
 */
export async function verifyAll(
  store: Pick<Store, 'ledger' | 'cases' | 'caseKeys'>,
  keys: Keys,
  { anchor, until = anchor?.at as Instant | undefined }: { anchor?: KeptAnchor | undefined; until?: Instant | undefined } = {},
): Promise<Verified> {
  const found: Verified = { cases: 0, rows: 0, erased: 0, lagging: 0, faults: [], heads: [], covered: 0 };
  const known = new Set<CaseId>();
  for await (const id of store.ledger.allCases()) {
    known.add(id);
    found.cases += 1;
    const proof = await proofOf(store, keys, id);
    found.rows += proof.rows;
    if (!proof.holds) {
      found.faults.push({ case: id, version: proof.version, why: proof.why });
      continue;
    }
    if (proof.erased && (await store.caseKeys.erasedOf(id))) found.erased += 1;
    else if (proof.erased) found.faults.push({ case: id, version: proof.state.version, why: 'key-missing' });
    reach(found, id, proof, until);
    await compareView(store, found, id, proof);
  }
  for await (const id of store.cases.allIds()) if (!known.has(id)) found.faults.push({ case: id, version: 0, why: 'rows-missing' });
  if (anchor) found.faults.push(...anchorFaults(found, keys, anchor));
  return found;
}

type Holding = Extract<Proof, { holds: true }>;

function reach(found: Verified, id: CaseId, { heads }: Holding, until: Instant | undefined): void {
  const covered = until === undefined ? heads : heads.filter((one) => one.recorded <= until);
  const last = covered.at(-1);
  found.covered += covered.length;
  if (last) found.heads.push({ case: id, version: last.version, head: last.head });
}

async function compareView(store: Pick<Store, 'ledger' | 'cases'>, found: Verified, id: CaseId, { state }: Holding): Promise<void> {
  const view = (await store.cases.read(id))?.state;
  if (!view) found.faults.push({ case: id, version: state.version, why: 'view-missing' });
  else if (view.version < state.version) found.lagging += 1;
  // The case may have gone on since its rows were read.
  else if (view.version > ((await store.ledger.headOf(id))?.version ?? 0))
    found.faults.push({ case: id, version: view.version, why: 'view-ahead' });
  else if (view.version === state.version && view.head !== state.head)
    found.faults.push({ case: id, version: view.version, why: 'view-differs' });
}

function anchorFaults({ heads }: Verified, keys: Keys, anchor: KeptAnchor): Fault[] {
  if (!isSigned(keys, anchor)) return [{ anchor: anchor.at, why: 'anchor-unsigned' }];
  return rootOf(heads) === anchor.root ? [] : [{ anchor: anchor.at, why: 'anchor-differs' }];
}
