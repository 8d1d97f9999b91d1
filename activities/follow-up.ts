import { type Act, byKind } from '../src/domain/case/acts';
import { lettersFor } from '../src/domain/case/letters';
import { machine } from '../src/domain/offices';
import { programmeNamed } from '../src/domain/programmes';
import { type CaseId, type Instant, type RequestId } from '../src/domain/values';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Folded } from './fold-onto';
import { certificateFollows } from './certificates';
import { inviteAfter } from './invite';
import { personMonthsFollow } from './person-months-follow';
import { letterRows } from './letter-rows';
import { openOne, type OpeningParts } from './open-one';
import { standingFollows } from './standing-follows';
import { tellUpheld } from './tell-upheld';
import { type Ports } from './ports';

type Parts = OpeningParts & Pick<Ports, 'holdersOf'>;

/** What follows from one recorded row, by its key: rights spent or freed, a result sent home, letters kept. No case waits for any of it. */
export async function followUp(parts: Parts, folded: Folded, extras: SubmissionExtras | undefined): Promise<void> {
  const { store, holdersOf, speakersOf, tell } = parts;
  const { row, state } = folded;
  const { event } = row;
  // What is paid is used; so is what ends well without a payment. May run twice.
  if (event.type === 'paid' || (event.type === 'closed' && event.outcome === 'granted')) await store.claims.spend(row.case);
  if (event.type === 'closed' && event.outcome !== 'granted') {
    await store.claims.free(row.case);
    const filed = await store.submissions.read(row.case);
    if (filed?.rules.policy.budget) await store.budgets.giveBack(state.policy, row.case);
  }
  if (event.type === 'paid' || event.type === 'bounced') await sendHome(store, folded, event.attempt, event.type);
  if (event.type === 'closed' && event.outcome === 'granted') for (const one of await inviteAfter(store, state)) await openOne(parts, one);
  await certificateFollows(store, folded);
  await personMonthsFollow(store, folded);
  await standingFollows(store, folded);
  await tellUpheld({ holdersOf, tell }, folded);
  const { holds, endsSeries } = programmeNamed(state.programme);
  if (holds) await holdOrLift(store, folded);
  if (event.type === 'closed' && event.outcome === 'granted' && state.after && endsSeries?.(state.facts, state.after))
    await store.invitations.endAfter(state.after);
  const orders = lettersFor(state, event);
  if (orders.length > 0) await store.letters.keep(await letterRows(orders, folded, extras, { holdersOf, speakersOf }));
}

/** A payment's result is an act upon its batch. */
async function sendHome(store: Parts['store'], { state }: Folded, attempt: number, status: 'paid' | 'bounced'): Promise<void> {
  const payment = state.payments.find((one) => one.attempt === attempt);
  if (!payment?.batch) return;
  const row = { case: state.id, status, attempt };
  await keepAct(store, payment.batch, `row/${payment.key}/${status}`, (common) => ({ ...common, kind: 'row', row }));
}

/** What a case is about stands still from the moment that it was handed in, until it ends. */
async function holdOrLift(store: Parts['store'], { row: { event }, state }: Folded): Promise<void> {
  const { id, after } = state;
  if (!after) return;
  if (event.type === 'submitted') {
    const hold = (common: Common): Act => ({ ...common, kind: 'hold', objection: id, at: state.submitted });
    await keepAct(store, after.case, `hold/${id}`, hold, { holds: after.case });
  }
  if (event.type === 'closed') {
    const upheld = event.outcome === 'granted';
    await keepAct(store, after.case, `lift/${id}`, (common) => ({ ...common, kind: 'lift', objection: id, upheld }));
  }
}

type Common = Pick<Act, 'step' | 'request' | 'at' | 'seen'>;

/** Kept under a key of its own; the drain of `outgoing` delivers it. */
async function keepAct(
  store: Parts['store'],
  target: CaseId,
  key: string,
  actOf: (common: Common) => Act,
  more: { holds?: CaseId } = {},
): Promise<void> {
  const body = actOf({ step: byKind, request: key as RequestId, at: new Date().toISOString() as Instant, seen: 0 });
  const { request, at } = body;
  await store.outgoing.keep({ kind: 'act', request, target, actor: machine.id, author: machine.id, step: byKind, at, ...more, body });
}
