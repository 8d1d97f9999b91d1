import { type After, type Followed } from '../../domain/ground/after';
import { type Store } from '../../store/store';

/** What a case or draft follows, with the facts that were recorded of it. */
export async function followed({ cases }: Pick<Store, 'cases'>, after: After): Promise<Followed> {
  const facts = (await cases.read(after.case))?.state.facts;
  return { ...after, ...(facts ? { facts } : {}) };
}

/** The same on a draft, for as long as it is looked at. */
export const withFollowed = async <D extends { after?: After }>(store: Pick<Store, 'cases'>, draft: D): Promise<D> =>
  draft.after ? { ...draft, after: await followed(store, draft.after) } : draft;

/** As it is kept: those facts stand in the record that they are of, and in no other. */
export function bare({ facts: _read, ...after }: Followed): After {
  return after;
}
