import { localDate } from '../src/domain/calendar/instants';
import { standingPeriod } from '../src/domain/case/standing-period';
import { programmeNamed } from '../src/domain/programmes';
import { dayAfter } from '../src/domain/values';
import { type Store } from '../src/store/store';
import { type Folded } from './fold-onto';
import { placeGranted, termsOf } from './registration-follows';

/**
 * What a place stands at follows its cases: a granted one begins a standing that takes the place of the one before; a case over another's
 * standing suspends it as it comes in, and ends it, or lets it be again, as it closes. Each may run twice.
 */
export async function standingFollows(
  store: Pick<Store, 'standings' | 'submissions' | 'places' | 'texts'>,
  { row: { event }, state }: Folded,
): Promise<void> {
  const { id, after, facts } = state;
  const { standings, submissions } = store;
  const { stands, upon } = programmeNamed(state.programme);
  if (stands && event.type === 'closed' && event.outcome === 'granted') {
    const filed = await submissions.read(id);
    const period = filed && standingPeriod(filed.rules.policy, state);
    const found = stands(facts);
    const place = found && (await placeGranted(store, state));
    if (!period || !found || !place) return;
    const { policy } = filed.rules;
    const begun = { case: id, place, ...found, from: period.from, until: period.to, suspended: [], ...termsOf(state, policy) };
    await standings.grant(begun);
    await standings.replace(begun);
  }
  if (!upon || !after) return;
  if (upon.suspends && event.type === 'submitted') await standings.suspend(after.case, { from: localDate(state.submitted), by: id });
  if (event.type !== 'closed') return;
  if (event.outcome === 'granted' && upon.ends) await standings.end(after.case, { on: dayAfter(localDate(event.at)), by: id });
  else await standings.lift({ on: localDate(event.at), by: id });
}
