import { type Act } from '../src/domain/case/acts';
import { lettersFor } from '../src/domain/case/letters';
import { takenBy } from '../src/domain/case/offers';
import { programmeNamed } from '../src/domain/programmes';
import { type CaseOutcome, type CaseState } from '../src/domain/case/state';
import { type Invitation } from '../src/store/invitations';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Folded } from './fold-onto';
import { certificateFollows } from './certificates';
import { type Common, keepAct } from './keep-act';
import { inviteAfter, waitingAtOnce } from './invite';
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
  if (event.type === 'basis-replaced') await fallOut(store, folded);
  if (event.type === 'closed') for (const one of await offeredBy(store, event.outcome, state)) await openOne(parts, one);
  await certificateFollows(store, folded);
  await personMonthsFollow(store, folded);
  await standingFollows(store, folded);
  if (event.type === 'closed' && state.offers) await store.passings.close(state.id);
  await tellUpheld({ store, holdersOf, tell }, folded);
  const { holds, endsSeries } = programmeNamed(state.programme);
  if (holds) await holdOrLift(store, folded);
  if (event.type === 'closed' && event.outcome === 'granted' && state.after && endsSeries?.(state.facts, state.after))
    await store.invitations.endAfter(state.after);
  const orders = lettersFor(state, event);
  if (orders.length > 0)
    await store.letters.keep(await letterRows(orders, folded, extras, { holdersOf, speakersOf }, await namesOf(store, state)));
}

/** What letters call the place, and the units that it passes between. */
async function namesOf(
  { places, parties, stays }: Pick<Parts['store'], 'places' | 'parties' | 'stays'>,
  state: CaseState,
): Promise<Record<string, string> | undefined> {
  const place = state.place ? await places.find(state.place) : undefined;
  if (!place || !state.offers) return place && { place: place.name };
  const [from, to] = [state.applicant.party, takenBy(state)];
  const units = new Map((await parties.byIds([from, to].flatMap((one) => one ?? []))).map(({ id, name }) => [id, name]));
  const nameOf = (one: typeof from): string => (one && units.get(one)) ?? '';
  return {
    place: place.name,
    former: nameOf(from),
    unit: nameOf(to),
    people: String(state.passing?.count ?? (await stays.openIn(place.id)).length),
  };
}

/** A payment's result is an act upon its batch. */
async function sendHome(store: Parts['store'], { state }: Folded, attempt: number, status: 'paid' | 'bounced'): Promise<void> {
  const payment = state.payments.find((one) => one.attempt === attempt);
  if (!payment?.batch) return;
  const row = { case: state.id, status, attempt };
  await keepAct(store, payment.batch, `row/${payment.key}/${status}`, (common) => ({ ...common, kind: 'row', row }));
}

/** What a case leaves to be filed at once: granted, what follows it; and given up since a correction replaced what it rests on, what follows that. */
async function offeredBy(store: Parts['store'], outcome: CaseOutcome, state: CaseState): Promise<Invitation[]> {
  if (outcome === 'granted') return inviteAfter(store, state);
  return state.basisReplaced ? waitingAtOnce(store, state.basisReplaced.correction) : [];
}

/** A payment that stood in a batch stands in none any more, and the batch is told why. */
async function fallOut(store: Parts['store'], { before, state }: Folded): Promise<void> {
  const last = before?.payments.at(-1);
  if (last?.status !== 'in-batch' || last.batch === undefined) return;
  const row = { case: state.id, status: 'declined' as const, reason: 'basis-replaced' };
  await keepAct(store, last.batch, `row/${last.key}/basis-replaced`, (common) => ({ ...common, kind: 'row', row }));
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
