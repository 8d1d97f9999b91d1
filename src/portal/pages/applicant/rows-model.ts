import { type Request, type Response } from 'express';
import { wholeCase } from '../../../domain/case/available';
import { rowItem, rowOfItem } from '../../../domain/ground/sheet';
import { type Roster } from '../../../domain/programmes/roster';
import { type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { type FileInfo } from '../../../store/files';
import { chunkRows } from '../../../store/sheets';
import { paperRow } from '../../cases/paper-rows';
import { rowProgress } from '../../cases/row-progress';
import { type Filed, type RosterRow, rowsOfChunk, rowsToJudge } from '../../cases/roster-rows';
import { countWords, progressWords, rowWords } from '../../cases/row-words';
import { titled } from '../../cases/series';
import { namedFault } from '../../forms/fields';
import { viewerOf } from '../../middleware/viewer';
import { paths } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';

/** So many rows with a field for papers on one page. */
const perPage = 50;

export interface RowsPage {
  row: CaseRow;
  filed: Filed;
  roster: Roster;
  /** The step that checks it, while it is open. */
  step: StepId | undefined;
}

export interface ShownRows {
  /** Papers that were not sent yet. */
  waiting: readonly FileInfo[];
  errors?: Record<string, string>;
  said?: string | undefined;
}

const fromIn = (req: Request): number => {
  const { from } = req.query;
  return typeof from === 'string' && /^\d{1,6}$/.test(from) ? Number(from) : 0;
};

/** Rows of the page that is asked for which a paper may prove: not those that a registry has still to answer for. */
export const provable = async ({ store }: Services, { filed }: RowsPage, req: Request): Promise<RosterRow[]> =>
  filed.roster.counts ? (await rowsToJudge(store, filed, { from: fromIn(req), most: perPage })).rows.filter(isProvable) : [];

const isProvable = ({ stands }: RosterRow): boolean => stands === 'scan' || stands === 'disputed';

/** Everything that the page says: progress or counts, every row that wants a proof with its papers, and all rows a hundred at a time. */
export async function rowsModel(
  services: Services,
  page: RowsPage,
  req: Request,
  res: Response,
  { waiting, errors = {}, said }: ShownRows,
) {
  const { t, lang } = res.locals;
  const { actor } = viewerOf(res);
  const { row, filed, roster, step } = page;
  const { state } = row;
  const progress = await rowProgress(services, filed);
  const { counts } = filed.roster;
  const open = counts ? await rowsToJudge(services.store, filed, { from: fromIn(req), most: perPage }) : { rows: [] };
  const sent = (await services.store.files.listFor(state.id)).filter(({ id }) => state.evidence.some((one) => one.file === id));
  const papersOf = (files: readonly FileInfo[], at: number) =>
    files.filter(({ item }) => item === rowItem(at)).map((file) => paperRow(services, file, actor.id, t));
  const words = open.rows.map((one) => ({ one, words: rowWords(roster, one, { t, lang }, true) }));
  const done = (['kept', 'proved'] as const).find((one) => one === req.query['said']);
  const elsewhere = waiting.filter(({ item }) => !open.rows.some(({ at }) => at === rowOfItem(item))).length;
  return {
    title: said ? t('paper.saidTitle', { said, title: t('rows.title') }) : t('rows.title'),
    heading: t('rows.title'),
    step: row.number,
    matter: titled(services, state, lang, t),
    said,
    done: done && t(`rows.said.${done}`),
    errors: Object.fromEntries(
      Object.entries(errors).map(([field, fault]) => {
        const at = rowOfItem(field.replace(/^files-/, ''));
        const of = words.find((each) => each.one.at === at)?.words.name;
        return [field, of === undefined ? fault : namedFault(t, of, fault)];
      }),
    ),
    enter: 'stay',
    count: t('rows.count', { count: filed.roster.rows }),
    progress: progress && progressWords(progress, t),
    refresh: paths.caseRows(state.id, { from: fromIn(req) || undefined }),
    counts: counts && countWords(counts, t),
    may: step !== undefined,
    lead: t(step === undefined ? 'rows.overLead' : 'rows.proveLead'),
    nothing: counts && !progress && open.rows.length === 0 && fromIn(req) === 0,
    toProve: words.map(({ one, words: said }) => ({
      ...said,
      item: rowItem(one.at),
      title: t('rows.rowOf', { number: said.number, name: said.name }),
      proves: step !== undefined && isProvable(one),
      error: errors[`files-${rowItem(one.at)}`],
      sent: papersOf(sent, one.at),
      files: papersOf(waiting, one.at),
    })),
    photos: step !== undefined && open.rows.some(isProvable),
    elsewhere: elsewhere > 0 && t('rows.elsewhere', { count: elsewhere }),
    next: open.next === undefined ? undefined : paths.caseRows(state.id, { from: open.next }),
    first: fromIn(req) > 0 ? paths.caseRows(state.id) : undefined,
    ...(counts ? await allRows(services, page, req, { t, lang }) : {}),
    request: requestsOf(services.keys).issue(actor.id, state.id, step ?? wholeCase),
    seen: String(row.version),
    action: paths.caseRows(state.id, { from: fromIn(req) || undefined }),
    back: paths.case(state.id),
  };
}

/** Every row with what became of it, a hundred at a time; folded until it is asked for. */
async function allRows(
  { store }: Services,
  { filed, roster, row }: RowsPage,
  req: Request,
  reader: Parameters<typeof rowWords>[2],
): Promise<object> {
  const { t } = reader;
  const last = Math.ceil(filed.roster.rows / chunkRows);
  const asked = typeof req.query['page'] === 'string' ? Number(req.query['page']) || 1 : 1;
  const number = Math.min(last, Math.max(1, Math.trunc(asked)));
  const texts = await store.texts.readMany(filed.roster.judgements.map(({ text }) => text.id));
  const rows = await rowsOfChunk(store, filed, number - 1);
  const near = [...new Set([1, number - 1, number, number + 1, last])].filter((one) => one >= 1 && one <= last);
  return {
    allOpen: req.query['page'] !== undefined,
    all: rows.map((one) => ({
      ...rowWords(roster, one, reader, true),
      counted: one.own && t(`rows.verdict.${one.own.verdict}`),
      why: one.own && texts.get(one.own.text.id)?.text,
    })),
    pages:
      last > 1
        ? near.map((one) => ({ number: one, current: one === number, href: `${paths.caseRows(row.state.id, { page: one })}#all` }))
        : undefined,
  };
}
