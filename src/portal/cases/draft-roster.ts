import { type Values } from '../../domain/form/answers';
import { type FormContext, type Typed } from '../../domain/form/field';
import { type SheetRef } from '../../domain/ground/sheet';
import { programmeNamed } from '../../domain/programmes';
import { type Roster } from '../../domain/programmes/roster';
import { checkTyped } from '../../domain/table/typed';
import { type CaseId } from '../../domain/values';
import { type Draft, type Saved } from '../../store/drafts';
import { type Store } from '../../store/store';

/** A roster as its draft has it: its rows stand as they were typed, in a sheet of their own. */
export interface DraftRoster {
  sheet: SheetRef;
  rows: number;
  red: number;
  doubted: number;
  /** Whoever filed has looked at what is doubted, and it is right. */
  sure?: true;
}

export const rosterOf = (draft: Pick<Draft, 'programme'>): Roster | undefined => programmeNamed(draft.programme).roster;

export const rosterIn = (draft: Draft, { part }: Roster): DraftRoster | undefined => draft.sections[part] as DraftRoster | undefined;

export const isRosterDone = (said: DraftRoster | undefined): boolean =>
  said !== undefined && said.rows > 0 && said.red === 0 && (said.doubted === 0 || said.sure === true);

type Sheets = Pick<Store, 'sheets' | 'drafts'>;

/** Every row as it was typed. */
export async function typedRoster({ sheets }: Pick<Store, 'sheets'>, said: DraftRoster | undefined): Promise<Typed[]> {
  const rows: Typed[] = [];
  if (said) for await (const chunk of sheets.chunks(said.sheet)) rows.push(...(chunk.rows as Typed[]));
  return rows;
}

/**
 * A draft with its roster, row by row. Rows that go while they are read were saved anew by another clerk at that moment: the draft is read
 * again then, and its rows with it.
 * @returns the draft as it is now without rows, once it was filed; nothing, once it was thrown away
 */
export async function withRows(
  store: Sheets,
  draft: Draft,
  roster: Roster,
): Promise<{ draft: Draft; rows: Typed[] | undefined } | undefined> {
  for (let now: Draft | undefined = draft; now;) {
    if (now.submitted) return { draft: now, rows: undefined };
    const read: Draft = now;
    try {
      return { draft: read, rows: await typedRoster(store, rosterIn(read, roster)) };
    } catch (error) {
      now = await store.drafts.read(draft.caseId);
      // As it was when it was read: its rows are gone for another reason.
      if (now && !now.submitted && now.version === read.version) throw error;
    }
  }
  return undefined;
}

export const checkRoster = ({ table }: Roster, rows: readonly Typed[], context: Pick<FormContext, 'today'>) =>
  checkTyped(table, rows, { ...context, identity: '' });

/**
 * Keeps the whole roster anew, and what is wrong with it. Only what the draft had before goes: another clerk may be filing it at this moment.
 * @param seen how often it had been saved when it was read
 */
export async function saveRoster(
  store: Sheets,
  draft: Draft,
  roster: Roster,
  rows: readonly Typed[],
  context: Pick<FormContext, 'today'>,
  seen: number,
): Promise<Saved> {
  const checked = checkRoster(roster, rows, context);
  const said: DraftRoster = {
    sheet: await store.sheets.keep(draft.caseId, rows),
    rows: rows.length,
    red: checked.red,
    doubted: checked.rows.filter(({ problems, doubts }) => problems.length === 0 && doubts.length > 0).length,
  };
  const saved = await store.drafts.saveSection(draft.caseId, roster.part, said, seen);
  const left = saved.kind === 'saved' ? rosterIn(draft, roster) : said;
  if (left) await store.sheets.drop(draft.caseId, left.sheet);
  return saved;
}

/** That what is doubted is right: until the roster changes. */
export const confirmRoster = (store: Sheets, draft: Draft, roster: Roster, said: DraftRoster, seen: number): Promise<Saved> =>
  store.drafts.saveSection(draft.caseId, roster.part, { ...said, sure: true }, seen);

/** The roster as the case keeps it, once it is checked anew; undefined if it may not be filed. */
export async function freezeRoster(
  store: Pick<Store, 'sheets'>,
  draft: Draft,
  roster: Roster,
  context: Pick<FormContext, 'today'>,
): Promise<SheetRef | undefined> {
  const said = rosterIn(draft, roster);
  if (!isRosterDone(said)) return undefined;
  const checked = checkRoster(roster, await typedRoster(store, said), context);
  if (checked.red > 0 || checked.rows.length !== said?.rows) return undefined;
  const rows: Values[] = checked.rows.map(({ values }) => values);
  return store.sheets.keep(draft.caseId as CaseId, rows);
}
