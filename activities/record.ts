import { type CaseState } from '../src/domain/case/state';
import { type CaseId } from '../src/domain/values';
import { isLedgerConflict } from '../src/store/ledger';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Store } from '../src/store/store';
import { askAuthors } from './authors';
import { barsFollow } from './bars-follow';
import { type Activities } from './contract';
import { foldOnto } from './fold-onto';
import { followUp } from './follow-up';
import { type Ports } from './ports';
import { unstaffed } from './staffing';
import { tellResting } from './tell-resting';

/** Ledger first; then rights, and what follows from the rows by key; then the view and the officers' lists. Can run twice. */
export const recordIn = (ports: Ports): Activities['record'] => {
  const { store, mac, holdersOf, authorOf, bonded } = ports;
  const recent = new Map<CaseId, CaseState>();
  const known = new Map<CaseId, SubmissionExtras>();

  const extrasOf = async (id: CaseId): Promise<SubmissionExtras | undefined> => {
    const extras = known.get(id) ?? (await store.submissions.extras(id));
    if (extras) remember(known, id, extras);
    return extras;
  };

  return async (rows, vacancies, reserve, budget) => {
    const began = performance.now();
    const last = rows.at(-1);
    if (!last) throw new Error('there was nothing to record');
    const id = last.case;
    await askAuthors({ authorOf, bonded }, rows);
    try {
      await store.ledger.insert(rows, mac);
    } catch (error) {
      // Another history stands there: the kernel compares heads and stops its case visibly.
      if (isLedgerConflict(error)) return { head: error.stored, unstaffed: [] };
      throw error;
    }
    // Answers put right are found by what they say now.
    if (rows.some(({ event }) => event.type === 'supplemented')) known.delete(id);
    const [extras, folded] = await Promise.all([extrasOf(id), foldOnto(store, recent.get(id), rows)]);
    // Before anything that may free them; and never by an attempt that has been given up, since a later record may have freed them.
    if (performance.now() - began > longest) throw new Error('too slow: the next attempt does the rest');
    const takenBy = reserve.length > 0 ? await holderOf(store, id, reserve) : undefined;
    const budgetSpent = budget && !takenBy && !(await store.budgets.hold(budget.policy, budget.total, id, budget.fen));
    for (const one of folded) await followUp(ports, one, extras);
    const { before } = folded[0] ?? {};
    const { after: state } = folded.at(-1) as (typeof folded)[number];
    if (extras) {
      await Promise.all([store.cases.fold(state, extras), store.tasks.sync(state, { ...extras, at: last.event.at }, before)]);
    }
    for (const one of folded) {
      await tellResting(store, one);
      await barsFollow(store, one);
    }
    if (state.outcome) {
      recent.delete(id);
      known.delete(id);
    } else remember(recent, id, state);
    return {
      head: last.head,
      unstaffed: await unstaffed(vacancies, holdersOf),
      ...(takenBy ? { takenBy } : {}),
      ...(budgetSpent ? { budgetSpent } : {}),
    };
  };
};

/** Less than the activity's own time-out (`workflows/effects.ts`). */
const longest = 7_000;

/** 受理: the rights claimed are reserved, all or none. @returns the number of the case that holds one already */
async function holderOf(store: Store, id: CaseId, keys: string[]): Promise<string | undefined> {
  const reservation = await store.claims.reserve(keys, id);
  return reservation.kind === 'reserved' ? undefined : ((await store.cases.read(reservation.by))?.number ?? reservation.by);
}

const mostRemembered = 500;

/** The latest few hundred, so that a case under way is not read anew at every act. */
function remember<T>(recent: Map<CaseId, T>, id: CaseId, value: T): void {
  recent.delete(id);
  recent.set(id, value);
  const [oldest] = recent.keys();
  if (recent.size > mostRemembered && oldest) recent.delete(oldest);
}
