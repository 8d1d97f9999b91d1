import { refold } from '../domain/case/ledger';
import { type CaseState } from '../domain/case/state';
import { type CaseId, type OfficeId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { type Store } from '../store/store';
import { proofOf } from './proof';

export interface Rebuilt {
  done: number;
  /** Their rows do not hold, or nothing is known of what was handed in: their views were left as they are. */
  left: CaseId[];
}

/** Makes every view and every officer's list again from the ledger, by the same `evolve`; never from rows that do not hold. */
export async function rebuildAll(
  store: Pick<Store, 'ledger' | 'cases' | 'tasks' | 'submissions' | 'caseKeys'>,
  keys: Keys,
  say: (done: number) => void,
): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { done: 0, left: [] };
  for await (const id of store.ledger.allCases()) {
    const whole = (await proofOf(store, keys, id)).holds && (await rebuildOne(store, id));
    if (!whole) rebuilt.left.push(id);
    else if ((rebuilt.done += 1) % 500 === 0) say(rebuilt.done);
  }
  return rebuilt;
}

async function rebuildOne(store: Pick<Store, 'ledger' | 'cases' | 'tasks' | 'submissions' | 'caseKeys'>, id: CaseId): Promise<boolean> {
  const extras = await store.submissions.extras(id);
  if (!extras) return false;
  let state: CaseState | undefined;
  const offices = new Set<OfficeId>();
  await store.tasks.forget(id);
  let erased = false;
  for await (const row of store.ledger.rowsOf(id)) {
    const { event } = row;
    state = refold(state, row);
    erased ||= row.unread === 'erased';
    if (event.type === 'opened' || event.type === 'passed-up') offices.add(event.office);
    // Task by task, so that what an officer has done stands again under 已办.
    await store.tasks.sync(state, { ...extras, at: event.at });
  }
  await store.cases.forget(id);
  const gone = erased ? await store.caseKeys.erasedOf(id) : undefined;
  if (state) await store.cases.fold(state, { ...extras, offices: [...offices], ...(gone ? { erased: gone.at } : {}) });
  return true;
}
