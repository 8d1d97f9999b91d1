import { type Typed } from '../../domain/form/field';
import { type Values } from '../../domain/form/answers';
import { type Roster } from '../../domain/programmes/roster';
import { typedOf } from '../../domain/table/typed';
import { type Draft } from '../../store/drafts';
import { type Services } from '../services';
import { placeOfDraft } from './draft-place';

/**
 * The roster that the unit filed last (of what is filed for a place: for that one), as somebody would have typed it: what is carried forward is checked like everything else. One that was
 * erased by law is none; its rows are read once they are wanted.
 */
export async function lastRoster(
  { store }: Pick<Services, 'store'>,
  draft: Pick<Draft, 'party' | 'programme' | 'after' | 'place' | 'sections'>,
  { table }: Roster,
): Promise<{ count: number; rows: () => Promise<Typed[]> } | undefined> {
  const { party, programme, after } = draft;
  if (party === undefined) return undefined;
  const place = placeOfDraft(draft);
  const filed = (await store.cases.ofParties([party])).filter(
    (one) => one.state.programme === programme && one.state.place === place && one.state.roster !== undefined && !one.erased,
  );
  const before =
    filed.find((one) => one.state.id === after?.case) ??
    filed.sort((one, other) => other.state.submitted.localeCompare(one.state.submitted))[0];
  const sheet = before?.state.roster;
  if (!sheet) return undefined;
  const rows = async (): Promise<Typed[]> => {
    const all: Values[] = [];
    for await (const chunk of store.sheets.chunks(sheet)) all.push(...chunk.rows);
    return typedOf(table, all);
  };
  return { count: sheet.rows, rows };
}
