import { wholeCase } from '../src/domain/case/available';
import { correction } from '../src/domain/ground/after';
import { programmeNamed } from '../src/domain/programmes';
import { type CaseId } from '../src/domain/values';
import { type CaseRow } from '../src/store/cases';
import { replacementBy, replacementOf } from '../src/store/replaced';
import { type Store } from '../src/store/store';
import { type Folded } from './fold-onto';
import { keepAct } from './keep-act';

type Parts = Pick<Store, 'cases' | 'outgoing'>;

/**
 * A case that rests on the record of another learns that a correction has replaced it: as the correction is granted, of all that are under way;
 * and as such a case is filed, of a correction that was granted meanwhile. Both ask the views, and after their own is written: of two at once
 * the later one sees the other. Each is told once, by a key that the drain of `outgoing` delivers; running twice tells nothing more.
 */
export async function tellResting(store: Parts, { row: { event }, after: state }: Folded): Promise<void> {
  const { after } = state;
  if (!after) return;
  if (event.type === 'submitted' && programmeNamed(state.programme).restsOnRecord) {
    const replaced = await replacementOf(store, after);
    if (replaced) await tell(store, state.id, replaced);
  }
  if (event.type === 'closed' && event.outcome === 'granted' && after.relation === correction)
    for (const { state: one } of await store.cases.following(after.case))
      if (programmeNamed(one.programme).restsOnRecord && one.outcome === undefined) await tell(store, one.id, { state });
}

async function tell(store: Parts, target: CaseId, by: Pick<CaseRow, 'state'>): Promise<void> {
  const replacement = replacementBy(by);
  const key = `basis-replaced/${target}/${replacement.correction}`;
  await keepAct(store, target, key, (common) => ({ ...common, kind: 'basis-replaced', ...replacement }), { step: wholeCase });
}
