import { append } from '../domain/case/ledger';
import { type CaseState } from '../domain/case/state';
import { type OfficeId } from '../domain/values';
import { type Store } from '../store/store';

/** Makes every view and every officer's list again from the ledger, by the same `evolve`. @returns how many cases were folded */
export async function rebuildAll(
  store: Pick<Store, 'ledger' | 'cases' | 'tasks' | 'submissions'>,
  say: (done: number) => void,
): Promise<number> {
  let done = 0;
  for await (const id of store.ledger.allCases()) {
    let state: CaseState | undefined;
    const offices = new Set<OfficeId>();
    const extras = await store.submissions.extras(id);
    await store.tasks.forget(id);
    for await (const { event } of store.ledger.rowsOf(id)) {
      state = append(state, [event]).state;
      if (event.type === 'opened' || event.type === 'passed-up') offices.add(event.office);
      // Task by task, so that what an officer has done stands again under 已办.
      if (extras) await store.tasks.sync(state, { ...extras, at: event.at });
    }
    if (!state || !extras) continue;
    await store.cases.forget(id);
    await store.cases.fold(state, { ...extras, offices: [...offices] });
    done += 1;
    if (done % 500 === 0) say(done);
  }
  return done;
}
