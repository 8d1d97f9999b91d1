import { isReckoned } from '../../domain/case/steps/verify';
import { chunkRows } from '../../store/sheets';
import { type Services } from '../services';
import { type Filed } from './roster-rows';

/** How far a roster is looked at: rows of rows while it is for the first time; later only that it is reckoned anew. */
export interface RowProgress {
  first: boolean;
  done: number;
  of: number;
}

/** Undefined once what the counts say is all that was filed and judged. */
export async function rowProgress({ store }: Pick<Services, 'store'>, { id, roster }: Filed): Promise<RowProgress | undefined> {
  if (isReckoned(roster)) return undefined;
  const done = roster.counts ? roster.rows : Math.min(roster.rows, (await store.rowResults.done(id)) * chunkRows);
  return { first: roster.counts === undefined, done, of: roster.rows };
}
