import { refold } from '../src/domain/case/ledger';
import { type LedgerRow } from '../src/domain/case/events';
import { type CaseState } from '../src/domain/case/state';
import { type Store } from '../src/store/store';

/** One recorded row with the states around it: what follows from it speaks of the case as it was then. */
export interface Folded {
  row: LedgerRow;
  /** Before the row; undefined before the first. */
  before?: CaseState;
  /** Right after the row. */
  state: CaseState;
  /** After everything that was recorded with it: an act may make several events. */
  after: CaseState;
}

/** Folds rows onto what this worker remembers, or else onto the ledger itself: the view may lag behind after a crash. */
export async function foldOnto(store: Pick<Store, 'ledger'>, known: CaseState | undefined, rows: readonly LedgerRow[]): Promise<Folded[]> {
  const [first] = rows as [LedgerRow];
  const start = known?.version === first.version - 1 ? known : await stateBefore(store, first);
  const states = rows.reduce<CaseState[]>((folded, row) => [...folded, refold(folded.at(-1) ?? start, row)], []);
  const after = states.at(-1) as CaseState;
  return rows.map((row, at) => {
    const before = at === 0 ? start : states[at - 1];
    return { row, ...(before ? { before } : {}), state: states[at] as CaseState, after };
  });
}

async function stateBefore(store: Pick<Store, 'ledger'>, { case: id, version }: LedgerRow): Promise<CaseState | undefined> {
  let state: CaseState | undefined;
  if (version === 1) return undefined;
  for await (const row of store.ledger.rowsOf(id)) {
    if (row.version >= version) break;
    if (row.unread) throw new Error(`${id}/${row.version} cannot be read: nothing is folded onto it`);
    state = refold(state, row);
  }
  return state;
}
