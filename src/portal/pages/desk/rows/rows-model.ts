import { type Request } from 'express';
import { availableActs, wholeCase } from '../../../../domain/case/available';
import { type CaseState, type RowsJudged } from '../../../../domain/case/state';
import { countOf, rangesOf, type RowRange, rowItem } from '../../../../domain/ground/sheet';
import { type Roster, rowJudgements } from '../../../../domain/programmes/roster';
import { type StepId } from '../../../../domain/values';
import { type FileInfo } from '../../../../store/files';
import { chunkRows } from '../../../../store/sheets';
import { type CaseLook } from '../../../cases/look';
import { paperRow } from '../../../cases/paper-rows';
import { refusalWords } from '../../../cases/refusal-words';
import { rowProgress } from '../../../cases/row-progress';
import {
  type Filed,
  judgedIn,
  openIn,
  ownWord,
  type RosterRow,
  type RowPage,
  rowsJudged,
  rowsOfChunk,
  rowsToJudge,
} from '../../../cases/roster-rows';
import { countWords, progressWords, rowWords } from '../../../cases/row-words';
import { namedFault } from '../../../forms/fields';
import { paths } from '../../../paths';
import { requestsOf } from '../../../requests';
import { shortTime } from '../../../view/formats';

/** A case's roster as an officer looks at it. */
export interface DeskRows {
  look: CaseLook;
  filed: Filed;
  roster: Roster;
}

const lists = ['open', 'judged', 'all'] as const;
const saids = ['judged', 'undone', 'kept'] as const;
type Said = (typeof saids)[number];
export const isSaid = (said: unknown): said is Said => saids.some((one) => one === said);

export interface FilledRows {
  /** What is wrong with what was sent, by field, in words. */
  errors?: Record<string, string>;
  typed?: { rows: readonly number[]; verdict: string; text: string };
  said?: Said;
}

/** Which rows are listed, from which on, and whether every box is ticked. */
export function shownIn(req: Request): { show: (typeof lists)[number]; from: number; all: boolean } {
  const { show, from, all } = req.query;
  return {
    show: lists.find((one) => one === show) ?? 'open',
    from: typeof from === 'string' && /^\d{1,6}$/.test(from) ? Number(from) : 0,
    all: all === '1',
  };
}

/** The step at which rows are judged; the whole case where none is open, and then nothing may be. */
export const verdictStep = ({ obligations }: CaseState): StepId => obligations.find(({ kind }) => kind === 'verify')?.step ?? wholeCase;

/** Counts, a page of rows with all that they are judged by, and the form. */
export async function deskRowsModel({ look, filed, roster }: DeskRows, req: Request, { errors = {}, typed, said }: FilledRows) {
  const { services, state, row, t, lang, actor, policy } = look;
  const { store, people } = services;
  const { show, from, all } = shownIn(req);
  const step = verdictStep(state);
  const act = availableActs(look.input.rules, state, actor, look.now).find((one) => one.kind === 'judge-rows' && one.step === step);
  const may = act !== undefined && !act.refusal;
  const progress = await rowProgress(services, filed);
  const { counts } = filed.roster;
  const page = counts ? await listed(look, filed, show, from) : { rows: [] };
  const [names, texts, papers] = await Promise.all([
    people.names(filed.roster.judgements.map(({ by }) => by)),
    store.texts.readMany(filed.roster.judgements.map(({ text }) => text.id)),
    look.may('papers') ? store.files.listFor(state.id) : [],
  ]);
  const sent = new Set(state.evidence.map(({ file }) => file));
  const sayOwn = ({ verdict, by, at, text }: RowsJudged) => ({
    verdict: t(`rows.verdict.${verdict}`),
    by: t('rows.by', { who: names.get(by) ?? '', at: shortTime(at) }),
    words: texts.get(text.id)?.text,
  });
  const here = (more: Record<string, string | number | undefined> = {}): string =>
    paths.deskRows(state.id, { show, from: from || undefined, ...more });
  const lines = page.rows.map((one) => ({
    ...rowWords(roster, one, { t, lang }, false),
    checked: typed ? typed.rows.includes(one.at) : all,
    papers: papersFor(look, papers, sent, one),
    own: one.own && sayOwn(one.own),
    open: one.own === undefined && one.stands !== 'accepted',
  }));
  const rest = show === 'all' ? lines.filter(({ open }) => !open) : [];
  const last = may ? lastOf(filed, actor.id) : undefined;
  return {
    title: t('rows.deskTitle'),
    step: row.number,
    about: { href: paths.deskCase(state.id), number: row.number, applicant: row.masked, matter: policy.term[lang] },
    count: t('rows.count', { count: filed.roster.rows }),
    said: said && t(`rows.said.${said}`),
    errors: Object.fromEntries(
      Object.entries(errors).map(([field, fault]) => [
        field === 'row' ? `row-${lines[0]?.at ?? 0}` : field,
        namedFault(t, t(`rows.field.${field}`), fault),
      ]),
    ),
    wrong: errors,
    progress: progress && progressWords(progress, t),
    refresh: here(),
    counts: counts && countWords(counts, t),
    lists: lists.map((one) => ({
      href: paths.deskRows(state.id, { show: one }),
      label: t(`rows.list.${one}`),
      count: one === 'open' ? openIn(state) : one === 'judged' ? judgedIn(filed.roster) : filed.roster.rows,
      current: one === show,
    })),
    caption: t(`rows.list.${show}`),
    rows: lines.filter(({ open }) => show !== 'all' || open),
    rest,
    empty: counts && lines.length === 0 ? t(`rows.empty.${show}`) : undefined,
    may,
    against: act?.refusal && refusalWords(act.refusal, look),
    pick: may && lines.length > 0 ? { all: here({ all: 1 }), none: here(), every: all } : undefined,
    verdicts: [...rowJudgements, 'open' as const].map((value) => ({
      value,
      label: t(`rows.verdict.${value}`),
      hint: t(`rows.verdictHint.${value}`),
    })),
    typed: typed ?? { verdict: '', text: '' },
    last: last && {
      ...sayOwn(last.judged),
      count: t('rows.people', { count: countOf(last.rows) }),
      undo: last.rows.map((one) => one.join('-')).join(','),
    },
    action: here(),
    routeStep: step,
    request: requestsOf(services.keys).issue(actor.id, state.id, step),
    again: requestsOf(services.keys).issue(actor.id, state.id, step),
    seen: String(row.version),
    first: from > 0 ? paths.deskRows(state.id, { show }) : undefined,
    next: page.next === undefined ? undefined : paths.deskRows(state.id, { show, from: page.next }),
    years: paths.deskYears(state.id),
    back: paths.deskCase(state.id),
  };
}

function listed({ services: { store } }: CaseLook, filed: Filed, show: (typeof lists)[number], from: number): Promise<RowPage> {
  const wanted = { from, most: chunkRows };
  if (show === 'open') return rowsToJudge(store, filed, wanted);
  return show === 'judged' ? rowsJudged(store, filed, wanted) : chunkAt(store, filed, from);
}

async function chunkAt(store: CaseLook['services']['store'], filed: Filed, from: number): Promise<RowPage> {
  const chunk = Math.floor(Math.min(from, filed.roster.rows - 1) / chunkRows);
  const next = (chunk + 1) * chunkRows;
  return { rows: await rowsOfChunk(store, filed, chunk), ...(next < filed.roster.rows ? { next } : {}) };
}

/** Papers that were handed in for a row, opened as officers open papers. */
function papersFor({ services, actor, t, state }: CaseLook, files: readonly FileInfo[], sent: ReadonlySet<string>, { at }: RosterRow) {
  return files
    .filter(({ id, item }) => item === rowItem(at) && sent.has(id))
    .map((file) => {
      const { name, thumb, infected, scanning } = paperRow(services, file, actor.id, t);
      return { name, infected, scanning, href: thumb ? paths.deskPaper(state.id, file.id) : undefined };
    });
}

/** What the reader judged last, as far as it still stands: what one press takes back. */
function lastOf({ roster }: Filed, by: string): { judged: RowsJudged; rows: RowRange[] } | undefined {
  const judged = roster.judgements.findLast((one) => one.by === by);
  if (!judged || judged.verdict === 'open') return undefined;
  const standing = judged.rows
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
    .filter((at) => ownWord(roster, at) === judged);
  return standing.length > 0 ? { judged, rows: rangesOf(standing) } : undefined;
}
