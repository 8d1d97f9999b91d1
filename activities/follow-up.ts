import { type Act, byKind } from '../src/domain/case/acts';
import { lettersFor } from '../src/domain/case/letters';
import { machine } from '../src/domain/offices';
import { type Instant, type RequestId } from '../src/domain/values';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Folded } from './fold-onto';
import { inviteAfter } from './invite';
import { letterRows } from './letter-rows';
import { type Ports } from './ports';

type Parts = Pick<Ports, 'store' | 'holdersOf'>;

/** What follows from one recorded row, by its key: rights spent or freed, a result sent home, letters kept. No case waits for any of it. */
export async function followUp({ store, holdersOf }: Parts, folded: Folded, extras: SubmissionExtras | undefined): Promise<void> {
  const { row, state } = folded;
  const { event } = row;
  // What is paid is used; so is what ends well without a payment. May run twice.
  if (event.type === 'paid' || (event.type === 'closed' && event.outcome === 'granted')) await store.claims.spend(row.case);
  if (event.type === 'closed' && event.outcome !== 'granted') await store.claims.free(row.case);
  if (event.type === 'paid' || event.type === 'bounced') await sendHome(store, folded, event.attempt, event.type);
  if (event.type === 'closed' && event.outcome === 'granted') await inviteAfter(store, state);
  const orders = lettersFor(state, event);
  if (orders.length > 0) await store.letters.keep(await letterRows(orders, folded, extras, holdersOf));
}

/** A payment's result is an act upon its batch; the drain of `outgoing` delivers it, under a key of its own. */
async function sendHome(store: Parts['store'], { state }: Folded, attempt: number, status: 'paid' | 'bounced'): Promise<void> {
  const payment = state.payments.find((one) => one.attempt === attempt);
  if (!payment?.batch) return;
  const request = `row/${payment.key}/${status}` as RequestId;
  const at = new Date().toISOString() as Instant;
  const act: Act<'row'> = { kind: 'row', step: byKind, request, at, seen: 0, row: { case: state.id, status, attempt } };
  await store.outgoing.keep({
    kind: 'act',
    request,
    target: payment.batch,
    actor: machine.id,
    author: machine.id,
    step: byKind,
    at,
    body: act,
  });
}
