import { type CaseState } from '../../domain/case/state';
import { type Answers } from '../../domain/form/answers';
import { programmeNamed } from '../../domain/programmes';
import { chunkRows } from '../../store/sheets';
import { ownWord } from './roster-rows';
import { type Services } from '../services';

/** More on one page nobody reads; whoever mends these sees the next. */
const most = 100;

/**
 * Rows of a case's roster of which another case says the same, with the months, in order; whose that is, is not told. Of rows that an officer
 * refused, and of those that no registry bears out and nobody accepted, nothing is told. Rows count from 1.
 */
export async function contestedRows({ store }: Pick<Services, 'store'>, state: CaseState): Promise<{ row: number; slots: string[] }[]> {
  const { roster } = programmeNamed(state.programme);
  if (!roster || !state.roster || (await store.personMonths.against(state.id)).size === 0) return [];
  const filed = state.roster;
  const about = { answers: (await store.texts.readJson(state.answers.id)) as Answers, facts: state.facts, minimumWages: [] };
  const { applicant, place } = state;
  const whose = { by: applicant.party ?? applicant.actor, ...(place ? { place } : {}) };
  const found: { row: number; slots: string[] }[] = [];
  for await (const { n, rows } of store.sheets.chunks(state.roster)) {
    const claims = rows.map((row) => roster.claims(row, about));
    const rivals = await store.personMonths.contradicting(whose, claims);
    const judged = (await store.rowResults.read(state.id, n))?.judged;
    claims.forEach(({ key }, at) => {
      const own = ownWord(filed, n * chunkRows + at)?.verdict;
      if (own === 'refuse' || (own === undefined && judged?.[at]?.unfounded)) return;
      const slots = [...new Set(rivals.get(key)?.flatMap((one) => one.slots))].sort();
      if (slots.length > 0 && found.length < most) found.push({ row: n * chunkRows + at + 1, slots });
    });
  }
  return found;
}
