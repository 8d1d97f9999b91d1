import { type Request, type Response } from 'express';
import { type Typed } from '../../../domain/form/field';
import { maskIdentity } from '../../../domain/masking';
import { type Roster } from '../../../domain/programmes/roster';
import { type CheckedRow, order } from '../../../domain/table/checked';
import { type DraftPage } from '../../cases/draft-access';
import { checkRoster, isRosterDone, rosterIn } from '../../cases/draft-roster';
import { lastRoster } from '../../cases/last-roster';
import { monthsFor } from '../../cases/roster-from-months';
import { todayInShanghai } from '../../cases/places';
import { cellWords, columnName } from '../../forms/table-words';
import { textOf } from '../../middleware/bodies';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';
import { monthTasks } from './roster-made';
import { mappingModel, type Unmapped } from './roster-mapping';

/** So many rows are mended, or listed, on one page. */
const perPage = 50;

/** How the page is shown this time. */
export interface Shown {
  error?: string;
  /** What was done to the file in reading it. */
  told?: readonly string[];
  stale?: boolean;
  /** Which heading is which could not be told. */
  unmapped?: Unmapped;
  /** The tick was missing. */
  unsure?: boolean;
}

/** Everything that the roster's page says: rows to be mended first, then those to be looked at, then all of them, a page at a time. */
export async function rosterModel(
  services: Services,
  { draft, roster, policy, rows }: DraftPage & { roster: Roster; rows: readonly Typed[] },
  req: Request,
  res: Response,
  { error, told = [], stale, unsure, unmapped }: Shown,
) {
  const { t, lang } = res.locals;
  const said = rosterIn(draft, roster);
  const checked = checkRoster(roster, rows, { today: todayInShanghai() });
  const faulty = order(checked.rows).filter(({ problems }) => problems.length > 0);
  const doubted = checked.rows.filter(({ problems, doubts }) => problems.length === 0 && doubts.length > 0);
  const again = stale && textOf(req, 'do') === 'row' ? Number(textOf(req, 'row')) || undefined : undefined;
  const editing = again ?? rowAsked(req, rows.length);
  const listed = Math.min(fromIn(req), Math.max(0, rows.length - 1));
  const of = await monthsFor(services.store, draft, todayInShanghai());
  const last = rows.length === 0 ? await lastRoster(services, draft, roster) : undefined;
  const summary = summaryOf(t, { count: rows.length, red: faulty.length, doubted: doubted.length });
  return {
    title: t(`form.${roster.part}.title`),
    step: policy.term[lang],
    lead: t(`form.${roster.part}.lead`),
    errors: {
      ...(error === undefined ? {} : { file: error }),
      ...(unmapped ? { 'means-0': t('roster.sayHeadings') } : {}),
      ...(unsure ? { sure: t('roster.sureMissing') } : {}),
    },
    stale,
    mapping: unmapped && mappingModel(roster, unmapped, t),
    told,
    done: isRosterDone(said),
    count: rows.length,
    said: rows.length > 0 ? summary : undefined,
    action: paths.draftRoster(draft.caseId),
    seen: String(draft.saves[roster.part] ?? 0),
    templates: (['xlsx', 'csv'] as const).map((type) => ({
      href: paths.draftRosterTemplate(draft.caseId, type),
      label: t(`roster.template.${type}`),
    })),
    columns: roster.table.columns.map(({ spellings: [name = ''], optional }) => ({ name, optional })),
    faulty: faulty.slice(0, perPage).map((one) => faultyRow(roster, one, rows[one.row - 1] ?? {}, t)),
    moreFaulty: Math.max(0, faulty.length - perPage),
    doubted: doubted.slice(0, perPage).map((one) => ({
      ...called(roster, one.row, rows[one.row - 1] ?? {}, draft.caseId, t),
      doubts: one.doubts.map((doubt) => ({
        column: columnName(roster.table, doubt.column),
        found: doubt.found,
        words: cellWords(t, doubt.code),
      })),
    })),
    moreDoubted: Math.max(0, doubted.length - perPage),
    mustConfirm: doubted.length > 0 && faulty.length === 0 && !said?.sure,
    all: rows.slice(listed, listed + perPage).map((row, at) => called(roster, listed + at + 1, row, draft.caseId, t)),
    pages: pagesOf(rows.length, listed, draft.caseId),
    editing: editing === undefined ? undefined : editRow(roster, editing, rows[editing - 1] ?? {}, checked.rows, t),
    add: paths.draftRoster(draft.caseId, { row: 'new' }),
    months: of && monthTasks(of, of.place.operator === draft.party, t, lang),
    carry: last && t('roster.carryOf', { count: last.count }),
    back: paths.draft(draft.caseId),
  };
}

const summaryOf = (t: Translate, { count, red, doubted }: { count: number; red: number; doubted: number }): string =>
  [
    t(red > 0 ? 'roster.someRed' : 'roster.allRight', { count, red }),
    ...(doubted > 0 ? [t('roster.doubted', { count: doubted })] : []),
  ].join(t('roster.stop'));

const fromIn = ({ query: { from } }: Request): number => (typeof from === 'string' && /^\d{1,6}$/.test(from) ? Number(from) : 0);

/** Of the address: the row to be changed; one after the last is a new one. */
function rowAsked(req: Request, count: number): number | undefined {
  const asked = req.query['row'];
  if (asked === 'new') return count + 1;
  const at = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
  return at >= 1 && at <= count ? at : undefined;
}

/** Only the cells in which something is wrong, as fields: the rest of the row says who it is. */
const faultyRow = (roster: Roster, { row, problems }: CheckedRow, typed: Typed, t: Translate) => ({
  at: row,
  title: t('roster.rowOf', { row, name: typed['name'] ?? '' }),
  fields: roster.table.columns
    .filter(({ name }) => problems.some((one) => one.column === name))
    .map((column) => fieldOf(roster, row, column, typed, t, problems)),
});

const editRow = (roster: Roster, at: number, typed: Typed, rows: readonly CheckedRow[], t: Translate) => ({
  at,
  title: typed['name'] ? t('roster.rowOf', { row: at, name: typed['name'] }) : t('roster.newRow'),
  fields: roster.table.columns.map((column) => fieldOf(roster, at, column, typed, t, rows.find(({ row }) => row === at)?.problems ?? [])),
});

function fieldOf(
  roster: Roster,
  at: number,
  { name, optional, options }: Roster['table']['columns'][number],
  typed: Typed,
  t: Translate,
  problems: CheckedRow['problems'],
) {
  const fault = problems.find((one) => one.column === name);
  return {
    name: `r${at}-${name}`,
    is: { [options ? 'select' : 'text']: true },
    label: columnName(roster.table, name),
    optional,
    value: typed[name] ?? '',
    error: fault && cellWords(t, fault.code),
    options: options?.map((value) => ({ value, label: value })),
  };
}

/** A row by who it is; the number masked, since the page may be seen by others. */
const called = (roster: Roster, at: number, typed: Typed, id: DraftPage['draft']['caseId'], t: Translate) => ({
  at,
  title: t('roster.rowOf', { row: at, name: typed['name'] ?? '' }),
  key: maskIdentity(typed[roster.table.key] ?? ''),
  href: paths.draftRoster(id, { row: at }),
});

const pagesOf = (count: number, from: number, id: DraftPage['draft']['caseId']) =>
  count <= perPage
    ? []
    : Array.from({ length: Math.ceil(count / perPage) }, (_, at) => ({
        number: at + 1,
        current: Math.floor(from / perPage) === at,
        href: paths.draftRoster(id, { from: at * perPage }),
      }));
