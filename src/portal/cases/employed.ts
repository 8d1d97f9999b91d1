import { programmeNamed } from '../../domain/programmes';
import { type CaseId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { type Said } from '../../store/person-months';
import { type Services } from '../services';
import { ownWord } from './roster-rows';

/** That a unit counts somebody: in which months of which year, and how it stands. */
export interface Employed {
  id: CaseId;
  unit: string;
  year?: number;
  months: string[];
  stands: 'checked' | 'counts' | 'not';
}

/**
 * Every unit that filed this person as its employee, newest year first; of a case that nothing came of there is nothing. No roster is read.
 * @param identity theirs, proven
 */
export async function employedBy({ store }: Pick<Services, 'store'>, identity: string): Promise<Employed[]> {
  const said = await store.personMonths.of(identity);
  const rows = await store.cases.readMany(said.map((one) => one.case));
  const units = await store.parties.byIds(rows.flatMap(({ party }) => party ?? []));
  const found = said.flatMap((one): Employed[] => {
    const row = rows.find(({ state }) => state.id === one.case);
    if (!row?.party || row.erased || (row.state.outcome !== undefined && row.state.outcome !== 'granted')) return [];
    const year = programmeNamed(row.programme).year?.(row.state.facts);
    return [
      {
        id: one.case,
        unit: units.find(({ id }) => id === row.party)?.name ?? '',
        ...(year === undefined ? {} : { year }),
        months: [...one.slots].sort(),
        stands: standsOf(row, one),
      },
    ];
  });
  return found.sort((one, other) => (other.months[0] ?? '').localeCompare(one.months[0] ?? ''));
}

/** What an officer refused does not count; nor, once it is decided, what claims nothing. Until then it is looked at. */
function standsOf({ state: { roster, outcome } }: CaseRow, { row, freed }: Said): Employed['stands'] {
  const refused = roster !== undefined && row !== undefined && ownWord(roster, row)?.verdict === 'refuse';
  if (refused || (outcome === 'granted' && freed)) return 'not';
  return outcome === 'granted' ? 'counts' : 'checked';
}
