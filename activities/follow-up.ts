import { lettersFor } from '../src/domain/case/letters';
import { type SubmissionExtras } from '../src/store/submissions';
import { letterRows } from './letter-rows';
import { type Ports } from './ports';
import { type Folded } from './record';

/** What follows from recorded rows, each by its key: rights spent or freed, letters kept for the drain to send. No case waits for a letter. */
export async function followUp({ store, holdersOf }: Pick<Ports, 'store' | 'holdersOf'>, folded: Folded[], extras: SubmissionExtras | undefined): Promise<void> {
  for (const { row, state } of folded) {
    if (row.event.type === 'paid') await store.claims.spend(row.case);
    if (row.event.type === 'closed' && row.event.outcome !== 'granted') await store.claims.free(row.case);
    const orders = lettersFor(state, row.event);
    if (orders.length > 0) await store.letters.keep(await letterRows(orders, row, state, extras, holdersOf));
  }
}
