import { type CaseState } from '../../domain/case/state';
import { programmeNamed } from '../../domain/programmes';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';
import { type Filed } from './roster-rows';

/** The newest case of the same unit that was filed for an earlier year with a roster, and came to something. */
export async function yearBefore({ store }: Pick<Services, 'store'>, state: CaseState): Promise<CaseRow | undefined> {
  const { party } = state.applicant;
  const year = yearOf(state);
  if (party === undefined || year === undefined) return undefined;
  const earlier = (await store.cases.ofParties([party]))
    .filter((one) => one.state.id !== state.id && one.state.programme === state.programme && one.state.roster && !one.erased)
    .filter((one) => one.state.outcome !== 'withdrawn' && (yearOf(one.state) ?? year) < year);
  // Of one year the last: what it was corrected to.
  return earlier.sort(
    (one, other) => (yearOf(other.state) ?? 0) - (yearOf(one.state) ?? 0) || other.state.submitted.localeCompare(one.state.submitted),
  )[0];
}

export const yearOf = (state: CaseState): number | undefined => programmeNamed(state.programme).year?.(state.facts);

/** Whom a roster has that another does not, and who stands in both otherwise than before; by row, from 0. */
export interface Moved {
  added: number[];
  left: number[];
  changed: number[];
}

/** Both rosters read through once, a chunk at a time, and compared by the column that a row is known by. */
export async function movedBetween({ sheets }: Services['store'], key: string, before: Filed, now: Filed): Promise<Moved> {
  const known = new Map<string, { at: number; said: string }>();
  for await (const { at, is, said } of rowsOf(sheets, key, before)) known.set(is, { at, said });
  const moved: Moved = { added: [], left: [], changed: [] };
  for await (const { at, is, said } of rowsOf(sheets, key, now)) {
    const was = known.get(is);
    if (!was) moved.added.push(at);
    else if (was.said !== said) moved.changed.push(at);
    known.delete(is);
  }
  moved.left = [...known.values()].map(({ at }) => at);
  return moved;
}

async function* rowsOf(sheets: Services['store']['sheets'], key: string, { roster }: Filed) {
  let at = 0;
  for await (const { rows } of sheets.chunks(roster))
    for (const row of rows) yield { at: at++, is: String(row[key] ?? ''), said: JSON.stringify(row) };
}
