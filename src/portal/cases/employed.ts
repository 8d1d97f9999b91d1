import { type CaseState } from '../../domain/case/state';
import { type Answers, type Values } from '../../domain/form/answers';
import { isIn } from '../../domain/ground/sheet';
import { programmeNamed } from '../../domain/programmes';
import { type CaseId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { chunkRows } from '../../store/sheets';
import { type Services } from '../services';

/** That a unit counts somebody: in which months of which year, and how it stands. */
export interface Employed {
  id: CaseId;
  unit: string;
  year?: number;
  months: string[];
  stands: 'checked' | 'counts' | 'not';
}

/** Every unit that counts this person, newest year first; of a case that nothing came of there is nothing. @param identity theirs, proven */
export async function employedBy({ store }: Pick<Services, 'store'>, identity: string): Promise<Employed[]> {
  const claims = await store.personMonths.of(identity);
  const rows = await store.cases.readMany(claims.map((one) => one.case));
  const found = await Promise.all(
    claims.map(async ({ case: id, slots }): Promise<Employed[]> => {
      const row = rows.find((one) => one.state.id === id);
      if (!row?.party || row.erased || (row.state.outcome !== undefined && row.state.outcome !== 'granted')) return [];
      const [unit] = await store.parties.byIds([row.party]);
      const year = programmeNamed(row.programme).year?.(row.state.facts);
      const stands = row.state.outcome === undefined ? 'checked' : (await isRefused({ store }, row, identity)) ? 'not' : 'counts';
      return [{ id, unit: unit?.name ?? '', ...(year === undefined ? {} : { year }), months: [...slots].sort(), stands }];
    }),
  );
  return found.flat().sort((one, other) => (other.months[0] ?? '').localeCompare(one.months[0] ?? ''));
}

/** Whether an officer said of this person's row that it does not count. */
async function isRefused({ store }: Pick<Services, 'store'>, { state }: CaseRow, identity: string): Promise<boolean> {
  if (!state.roster?.judgements.some((one) => one.verdict === 'refuse')) return false;
  const at = await rowOf({ store }, state, identity);
  return state.roster.judgements.findLast(({ rows }) => at !== undefined && isIn(rows, at))?.verdict === 'refuse';
}

async function rowOf({ store }: Pick<Services, 'store'>, state: CaseState, identity: string): Promise<number | undefined> {
  const { roster } = programmeNamed(state.programme);
  if (!roster || !state.roster) return undefined;
  const about = { answers: (await store.texts.readJson(state.answers.id)) as Answers, facts: state.facts, minimumWages: [] };
  const is = (row: Values): boolean => roster.claims(row, about).key === identity;
  for await (const { n, rows } of store.sheets.chunks(state.roster)) {
    const at = rows.findIndex(is);
    if (at >= 0) return n * chunkRows + at;
  }
  return undefined;
}
