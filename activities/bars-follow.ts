import { type Act } from '../src/domain/case/acts';
import { wholeCase } from '../src/domain/case/available';
import { type Bar } from '../src/domain/case/steps/bar';
import { localDate } from '../src/domain/calendar/instants';
import { programmeNamed } from '../src/domain/programmes';
import { type CaseId, type PlaceId } from '../src/domain/values';
import { type CaseRow } from '../src/store/cases';
import { type Store } from '../src/store/store';
import { type Folded } from './fold-onto';
import { keepAct } from './keep-act';

type Parts = Pick<Store, 'cases' | 'outgoing' | 'standings'>;

/**
 * While a case that suspends (一票否决) is open over a place, nothing is granted by which the place would stand at something, be that filed before it
 * or after; what was granted in the same moment begins suspended. Both ask the views, and after their own is written: of two at once the later one sees
 * the other. Each is told once, by a key; running twice tells nothing more.
 */
export async function barsFollow(store: Parts, { row: { event }, after: state }: Folded): Promise<void> {
  const { id, number, place } = state;
  const { stands, upon } = programmeNamed(state.programme);
  if (!place || !(stands ?? upon?.suspends)) return;
  if (upon?.suspends && event.type === 'submitted')
    for (const one of await openAt(store, place, 'stands')) await bar(store, one.state.id, { case: id, number });
  if (upon?.suspends && event.type === 'closed')
    for (const one of await openAt(store, place, 'stands'))
      await tell(store, one.state.id, `unbar/${id}/${one.state.id}`, {
        kind: 'unbar',
        case: id,
        number,
        upheld: event.outcome === 'granted',
      });
  if (stands && event.type === 'submitted')
    for (const one of await openAt(store, place, 'suspends')) await bar(store, id, { case: one.state.id, number: one.state.number });
  if (stands && event.type === 'closed' && event.outcome === 'granted')
    for (const { state: by } of await openAt(store, place, 'suspends'))
      await store.standings.suspend(id, { from: localDate(by.submitted), by: by.id });
}

/** Cases of a place under way: by which it would stand at something, or that suspend what it stands at. */
async function openAt({ cases }: Parts, place: PlaceId, what: 'stands' | 'suspends'): Promise<CaseRow[]> {
  return (await cases.openAt(place)).filter(({ state }) => {
    const { stands, upon } = programmeNamed(state.programme);
    return what === 'stands' ? stands !== undefined : upon?.suspends === true;
  });
}

const bar = (store: Parts, target: CaseId, by: Pick<Bar, 'case' | 'number'>): Promise<void> =>
  tell(store, target, `bar/${by.case}/${target}`, { kind: 'bar', ...by });

type Told = Pick<Act<'bar'>, 'kind' | 'case' | 'number'> | Pick<Act<'unbar'>, 'kind' | 'case' | 'number' | 'upheld'>;

const tell = (store: Parts, target: CaseId, key: string, told: Told): Promise<void> =>
  keepAct(store, target, key, (common) => ({ ...common, ...told }) as Act, { step: wholeCase });
