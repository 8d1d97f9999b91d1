import { append } from '../src/domain/case/ledger';
import { type LedgerRow } from '../src/domain/case/events';
import { type CaseState } from '../src/domain/case/state';
import { type CaseId } from '../src/domain/values';
import { isLedgerConflict } from '../src/store/ledger';
import { placesIn } from '../src/domain/case/places';
import { type Store } from '../src/store/store';
import { type Activities, type Vacancy } from './contract';
import { followUp } from './follow-up';
import { type Ports } from './ports';

/** Ledger first; then what follows from the rows by key (rights, letters); then the view and the officers' lists. Can run twice. */
export const recordIn = ({ store, mac, holdersOf }: Ports): Activities['record'] => {
  const recent = new Map<CaseId, CaseState>();

  return async (rows, vacancies) => {
    const last = rows.at(-1);
    if (!last) throw new Error('there was nothing to record');
    try {
      await store.ledger.insert(rows, mac);
    } catch (error) {
      // Another history stands there: the kernel compares heads and stops its case visibly.
      if (isLedgerConflict(error)) return { head: error.stored, unstaffed: [] };
      throw error;
    }
    const { state, fresh } = await foldOnto(store, recent.get(last.case), rows);
    const extras = await store.submissions.extras(last.case);
    await followUp({ store, holdersOf }, fresh, extras);
    if (extras) {
      await store.cases.fold(state, extras);
      await store.tasks.sync(state, { ...extras, places: placesIn(state), at: last.event.at });
    }
    remember(recent, state);
    return { head: last.head, unstaffed: await unstaffed(vacancies, holdersOf) };
  };
};

/** The state each new row made, so that letters speak of the case as it was then. */
export interface Folded {
  row: LedgerRow;
  state: CaseState;
}

/** Folds onto what this worker remembers, or else onto the ledger itself: the view may lag behind after a crash. */
async function foldOnto(store: Store, known: CaseState | undefined, rows: LedgerRow[]): Promise<{ state: CaseState; fresh: Folded[] }> {
  const first = rows[0] as LedgerRow;
  let state = known?.version === first.version - 1 ? known : await before(store, first);
  const fresh: Folded[] = [];
  for (const row of rows) {
    state = append(state, [row.event]).state;
    fresh.push({ row, state });
  }
  return { state: state as CaseState, fresh };
}

async function before(store: Store, { case: id, version }: LedgerRow): Promise<CaseState | undefined> {
  let state: CaseState | undefined;
  if (version === 1) return undefined;
  for await (const row of store.ledger.rowsOf(id)) {
    if (row.version >= version) break;
    state = append(state, [row.event]).state;
  }
  return state;
}

const mostRemembered = 500;

function remember(recent: Map<CaseId, CaseState>, state: CaseState): void {
  recent.delete(state.id);
  if (!state.outcome) recent.set(state.id, state);
  const [oldest] = recent.keys();
  if (recent.size > mostRemembered && oldest) recent.delete(oldest);
}

async function unstaffed(vacancies: Vacancy[], holdersOf: Ports['holdersOf']) {
  const empty = [];
  for (const { step, role, office, apart } of vacancies) {
    const holders = await holdersOf(role, office);
    if (!holders.some((holder) => !apart.includes(holder.person))) empty.push(step);
  }
  return empty;
}
