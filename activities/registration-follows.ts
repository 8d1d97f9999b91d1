import { localDate } from '../src/domain/calendar/instants';
import { type Answers } from '../src/domain/form/answers';
import { type Within } from '../src/domain/places/standing';
import { type Policy } from '../src/domain/policy/policy';
import { programmeNamed } from '../src/domain/programmes';
import { type CaseState } from '../src/domain/case/state';
import { type PlaceId } from '../src/domain/values';
import { type Store } from '../src/store/store';

/**
 * The place that a granted case is about: the one that it was filed for, or the one that it registers, once, by its own id. What is registered anew
 * after its first years stays the place that it was, and takes as many from that day on as were found then.
 */
export async function placeGranted(store: Pick<Store, 'places' | 'standings' | 'texts'>, state: CaseState): Promise<PlaceId | undefined> {
  const { registers } = programmeNamed(state.programme);
  if (!registers) return state.place;
  const before = state.after && (await store.standings.ofCase(state.after.case));
  const answers = (await store.texts.readJson(state.answers.id)) as Answers | undefined;
  if (!answers || !state.decided) throw new Error(`${state.id} registers a place, and does not say which`);
  const on = localDate(state.decided.at);
  if (before) {
    const { capacity, rooms } = registers.place(answers);
    await store.places.resize(before.place, { capacity, rooms, from: on, by: state.id });
    return before.place;
  }
  const around = state.place && (await store.places.find(state.place));
  const operator = around ? around.operator : state.applicant.party;
  if (!operator) throw new Error(`${state.id} registers a place that no unit would run`);
  const { id } = await store.places.register({
    ...registers.place(answers),
    key: state.id,
    kind: registers.kind,
    operator,
    opened: on,
    sandbox: state.sandbox,
    ...(around ? { within: around.id } : {}),
  });
  return id;
}

/** What the place around it must go on standing at, by the rule that the case was judged by. */
export function termsOf({ place, programme }: CaseState, { eligibility }: Pick<Policy, 'eligibility'>): { within?: Within } {
  const within = programmeNamed(programme).registers?.within;
  const asked = within && eligibility.find(({ rule }) => rule === within.rule);
  return place && asked ? { within: { place, what: within.what, atLeast: Number(asked.with['atLeast']) } } : {};
}
