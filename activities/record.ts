import { append } from '../src/domain/case/ledger';
import { type LedgerRow } from '../src/domain/case/events';
import { type CaseState } from '../src/domain/case/state';
import { machine } from '../src/domain/offices';
import { type ActorId, type CaseId } from '../src/domain/values';
import { isLedgerConflict } from '../src/store/ledger';
import { type SubmissionExtras } from '../src/store/submissions';
import { placesIn } from '../src/domain/case/places';
import { type Store } from '../src/store/store';
import { type Activities, type Vacancy } from './contract';
import { followUp } from './follow-up';
import { type Ports } from './ports';

/** Ledger first; then what follows from the rows by key; then the view and the officers' lists. Can run twice. */
export const recordIn = ({ store, mac, holdersOf }: Ports): Activities['record'] => {
  const recent = new Map<CaseId, CaseState>();
  const known = new Map<CaseId, SubmissionExtras>();

  const extrasOf = async (id: CaseId): Promise<SubmissionExtras | undefined> => {
    const extras = known.get(id) ?? (await store.submissions.extras(id));
    if (extras) remember(known, id, extras);
    return extras;
  };

  return async (rows, vacancies, reserve) => {
    const last = rows.at(-1);
    if (!last) throw new Error('there was nothing to record');
    const id = last.case;
    try {
      await store.ledger.insert(rows, mac);
    } catch (error) {
      // Another history stands there: the kernel compares heads and stops its case visibly.
      if (isLedgerConflict(error)) return { head: error.stored, unstaffed: [] };
      throw error;
    }
    const extras = await extrasOf(id);
    const { before, state, fresh } = await foldOnto(store, recent.get(id), rows);
    for (const one of fresh) await followUp({ store, holdersOf }, one, extras);
    const takenBy = reserve.length > 0 ? await holderOf(store, id, reserve) : undefined;
    if (extras)
      await Promise.all([
        store.cases.fold(state, extras),
        store.tasks.sync(state, { ...extras, places: placesIn(state), at: last.event.at, ...ender(last) }, before),
      ]);
    if (state.outcome) {
      recent.delete(id);
      known.delete(id);
    } else remember(recent, id, state);
    return { head: last.head, unstaffed: await unstaffed(vacancies, holdersOf), ...(takenBy ? { takenBy } : {}) };
  };
};

/** 受理: the rights claimed are reserved, all or none. @returns the number of the case that holds one already */
async function holderOf(store: Store, id: CaseId, keys: string[]): Promise<string | undefined> {
  const reservation = await store.claims.reserve(keys, id);
  return reservation.kind === 'reserved' ? undefined : ((await store.cases.read(reservation.by))?.number ?? reservation.by);
}

/** The officer who ended a step; not the machine, and not the applicant. */
const ender = ({ event }: LedgerRow): { by?: ActorId } => (event.by === machine.id ? {} : { by: event.by });

/** The state each new row made, so that letters speak of the case as it was then. */
export interface Folded {
  row: LedgerRow;
  state: CaseState;
}

/** Folds onto what this worker remembers, or else onto the ledger itself: the view may lag behind after a crash. */
async function foldOnto(
  store: Store,
  known: CaseState | undefined,
  rows: LedgerRow[],
): Promise<{ before?: CaseState; state: CaseState; fresh: Folded[] }> {
  const first = rows[0] as LedgerRow;
  const start = known?.version === first.version - 1 ? known : await before(store, first);
  let state = start;
  const fresh: Folded[] = [];
  for (const row of rows) {
    state = append(state, [row.event]).state;
    fresh.push({ row, state });
  }
  return { ...(start ? { before: start } : {}), state: state as CaseState, fresh };
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

/** The latest few hundred, so that a case under way is not read anew at every act. */
function remember<T>(recent: Map<CaseId, T>, id: CaseId, value: T): void {
  recent.delete(id);
  recent.set(id, value);
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
