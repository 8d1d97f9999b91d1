import { headAfter, refold } from '../domain/case/ledger';
import { chain, genesis } from '../domain/canonical';
import { type CaseState } from '../domain/case/state';
import { boundOf } from '../domain/case/bond';
import { machine } from '../domain/offices';
import { type ActorId, type CaseId, type Hash, type Instant } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { verifyBond } from '../sealing/bond';
import { verifyMac } from '../sealing/mac';
import { isSealError } from '../sealing/seal-error';
import { ledgerKey, type StoredRow } from '../store/ledger';
import { type Store } from '../store/store';

/** `lost`: what it hides should be there and cannot be read. `unbound`: it tells of an act that nobody's portal sent to this case under this author's name. */
export type RowFault = 'lost' | 'gap' | 'hash' | 'mac' | 'unknown-key' | 'unbound';

/** What a case's rows prove: the state they fold to and every head on the way, or where and why they do not hold. */
export type Proof =
  | { holds: true; state: CaseState; rows: number; erased: boolean; heads: { version: number; head: Hash; recorded: Instant }[] }
  | { holds: false; rows: number; version: number; why: RowFault };

/** Proves a case's rows whole, in order, chained, written by a worker that held the key, and each act bound to this case and its author. */
export async function proofOf(store: Pick<Store, 'ledger'>, keys: Keys, id: CaseId): Promise<Proof> {
  let state: CaseState | undefined;
  /** Whose act goes on: its first events lean on its last, which carries the bond. */
  let author: ActorId | undefined;
  let erased = false;
  const heads = [];
  for await (const row of store.ledger.rowsOf(id)) {
    const why = faultOf(keys, row, state) ?? strangerIn(keys, row, id, author);
    if (why) return { holds: false, rows: heads.length + 1, version: (state?.version ?? 0) + 1, why };
    state = refold(state, row);
    if (row.unread === 'erased') erased = true;
    author = personsAct(row) && row.event.request === undefined ? row.event.by : undefined;
    heads.push({ version: row.version, head: row.head, recorded: row.recorded });
  }
  if (state && author) return { holds: false, rows: heads.length, version: state.version, why: 'unbound' };
  return state ? { holds: true, state, rows: heads.length, heads, erased } : { holds: false, rows: 0, version: 1, why: 'gap' };
}

function faultOf(keys: Keys, row: StoredRow, before: CaseState | undefined): RowFault | undefined {
  const version = (before?.version ?? 0) + 1;
  if (row.version !== version) return 'gap';
  if (chain(before?.head ?? genesis, row.open) !== row.head) return 'hash';
  if (row.unread === 'lost') return 'lost';
  // What can be read is what was committed to; what was erased leaves its commitment behind.
  if (!row.unread && headAfter(before?.head, row) !== row.head) return 'hash';
  return saying('mac', () => verifyMac(keys, { id: ledgerKey(row.case, version), head: row.head }, row.mac));
}

const personsAct = ({ event }: StoredRow): boolean => event.by !== machine.id && event.type !== 'submitted';

/** What people did, and what other cases said, was sent to this case; what the machine does within a case needs no message. */
function strangerIn(keys: Keys, row: StoredRow, id: CaseId, author: ActorId | undefined): RowFault | undefined {
  const { event } = row;
  if (event.type === 'submitted') return event.submission.id === id ? undefined : 'unbound';
  if (author && event.by !== author) return 'unbound';
  if (!event.bond) return personsAct(row) && event.request !== undefined ? 'unbound' : undefined;
  const bound = boundOf(row);
  if (!bound) return 'unbound';
  const why = saying('unbound', () => verifyBond(keys, bound, event.bond?.mac ?? ''));
  // Of a key that was retired since: the worker proved it when it recorded, and its own MAC over this row holds.
  return why === 'unknown-key' ? undefined : why;
}

/** Made under a key that is not held: nothing can be said of this row, and the others are still looked at. */
function saying(fault: RowFault, holds: () => boolean): RowFault | undefined {
  try {
    return holds() ? undefined : fault;
  } catch (error) {
    if (isSealError(error)) return 'unknown-key';
    throw error;
  }
}
