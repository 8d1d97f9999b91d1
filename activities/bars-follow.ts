import { type Act } from '../src/domain/case/acts';
import { wholeCase } from '../src/domain/case/available';
import { type CaseState } from '../src/domain/case/state';
import { type Bar, type BarActs, mayBeBarred } from '../src/domain/case/steps/bar';
import { localDate } from '../src/domain/calendar/instants';
import { programmeNamed } from '../src/domain/programmes';
import { type CaseId, type PlaceId } from '../src/domain/values';
import { type CaseRow } from '../src/store/cases';
import { type Store } from '../src/store/store';
import { type Folded } from './fold-onto';
import { keepAct } from './keep-act';

type Parts = Pick<Store, 'cases' | 'outgoing' | 'standings'>;
type Event = Folded['row']['event'];

/**
 * While a case that suspends (一票否决) is open over a place, nothing is granted by which the place would stand at something, nor what is paid by that, be
 * it filed before or after; what was granted in the same moment begins suspended. Both ask the views, and after their own is written: of two at once the
 * later one sees the other. Each is told once, by a key; running twice tells nothing more.
 */
export async function barsFollow(store: Parts, { row: { event }, after: state }: Folded): Promise<void> {
  if (programmeNamed(state.programme).upon && state.place) await tellThose(store, event, state, state.place);
  if (mayBeBarred(state.programme)) await askThose(store, event, state);
}

/** What a case over a standing comes to is told to those under way that hang on it: of one that only ends it, to what is paid by it. */
async function tellThose(store: Parts, event: Event, { id, number, programme }: CaseState, place: PlaceId): Promise<void> {
  const { upon } = programmeNamed(programme);
  const upheld = event.type === 'closed' && event.outcome === 'granted';
  const begins = event.type === 'submitted' && upon?.suspends === true;
  const ends = event.type === 'closed' && (upon?.suspends === true || (upheld && upon?.ends === true));
  if (!begins && !ends) return;
  for (const { state: one } of [...(await store.cases.openAt(place)), ...(await anewFor(store, place))]) {
    if (!(upon?.suspends ? mayBeBarred(one.programme) : programmeNamed(one.programme).restsOnStanding)) continue;
    if (begins) await bar(store, one.id, { case: id, number });
    if (ends) await unbar(store, one.id, { case: id, number, upheld });
  }
}

/** Open cases that register a place anew: they are filed for the place around it, or for none. */
async function anewFor(store: Parts, place: PlaceId): Promise<CaseRow[]> {
  const stood = await store.standings.of([place]);
  const after = await Promise.all(stood.map((one) => store.cases.following(one.case)));
  return after.flat().filter(({ state }) => state.outcome === undefined && programmeNamed(state.programme).registers !== undefined);
}

/** A case that comes in looks for what is open over its place, and whether what it is paid by has ended; one that is granted begins suspended by it. */
async function askThose(store: Parts, event: Event, state: CaseState): Promise<void> {
  const { id, programme, after } = state;
  const { stands, restsOnStanding } = programmeNamed(programme);
  const granted = event.type === 'closed' && event.outcome === 'granted' && stands !== undefined;
  if (event.type !== 'submitted' && !granted) return;
  const own = await placeOf(store, state);
  // What lies in a place falls with it, and is suspended by nothing of that one's.
  const places = new Set([own, ...(granted ? [] : [state.place])].filter((place) => place !== undefined));
  const open = await Promise.all([...places].map((place) => store.cases.openAt(place)));
  for (const { state: by } of open.flat().filter(suspends)) {
    if (granted) await store.standings.suspend(id, { from: localDate(by.submitted), by: by.id });
    else await bar(store, id, { case: by.id, number: by.number });
  }
  if (granted || !restsOnStanding || !after) return;
  const { ended } = (await store.standings.ofCase(after.case)) ?? {};
  const by = ended && (await store.cases.read(ended.by))?.state;
  if (by && programmeNamed(by.programme).upon) await unbar(store, id, { case: by.id, number: by.number, upheld: true });
}

/** The place that a case is about: of one that registers it, the one that it was before, if it was. */
async function placeOf(store: Parts, { programme, place, after }: CaseState): Promise<PlaceId | undefined> {
  if (!programmeNamed(programme).registers) return place;
  return after && (await store.standings.ofCase(after.case))?.place;
}

const suspends = ({ state }: CaseRow): boolean => programmeNamed(state.programme).upon?.suspends === true;

const bar = (store: Parts, target: CaseId, by: Pick<Bar, 'case' | 'number'>): Promise<void> =>
  tell(store, target, `bar/${by.case}/${target}`, { kind: 'bar', ...by, stills: true });

const unbar = (store: Parts, target: CaseId, by: BarActs['unbar']): Promise<void> =>
  tell(store, target, `unbar/${by.case}/${target}`, { kind: 'unbar', ...by });

const tell = (store: Parts, target: CaseId, key: string, told: { kind: 'bar' | 'unbar' } & Bar): Promise<void> =>
  keepAct(store, target, key, (common) => ({ ...common, ...told }) as Act, { step: wholeCase });
