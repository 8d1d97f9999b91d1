import { correction } from '../src/domain/ground/after';
import { type CaseId } from '../src/domain/values';
import { type Store } from '../src/store/store';
import { type Folded } from './fold-onto';
import { tellRivals } from './tell-rivals';

/**
 * Whom a case counts is released as nothing comes of it, or as what corrects it is granted; whoever counts one of them as well looks again.
 * It claims nothing before they are told, so that they find it so; a worker that dies on the way leaves who is to be told.
 */
export async function personMonthsFollow(
  store: Pick<Store, 'personMonths' | 'outgoing' | 'contests'>,
  { row: { event, case: id }, state }: Folded,
): Promise<void> {
  if (event.type !== 'closed' || !state.roster) return;
  if (event.outcome !== 'granted') await release(id);
  else if (state.after?.relation === correction) await release(state.after.case);

  async function release(which: CaseId): Promise<void> {
    await store.personMonths.free(which);
    const rivals = await store.personMonths.against(which);
    rivals.delete(id);
    await tellRivals(store, which, rivals, 'released');
    await store.personMonths.erase(which);
  }
}
