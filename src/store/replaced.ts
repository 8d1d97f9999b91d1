import { localDate } from '../domain/calendar/instants';
import { type Replacement } from '../domain/case/steps/basis';
import { type After, correction } from '../domain/ground/after';
import { type CaseRow } from './cases';
import { type Store } from './store';

/** The correction that was granted of what a case follows, if one was: then nothing more rests on that. A correction itself is kept to one by its right. */
export async function replacementOf({ cases }: Pick<Store, 'cases'>, after: After): Promise<CaseRow | undefined> {
  if (after.relation === correction) return undefined;
  return (await cases.following(after.case)).find(({ state }) => state.after?.relation === correction && state.outcome === 'granted');
}

/** What a case is told of it. */
export const replacementBy = ({ state: { id, number, closed, submitted } }: Pick<CaseRow, 'state'>): Replacement => ({
  correction: id,
  number,
  on: localDate(closed ?? submitted),
});
