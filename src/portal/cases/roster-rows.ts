import { openRows } from '../../domain/case/steps/verify';
import { type CaseState, type RosterState, type RowsJudged } from '../../domain/case/state';
import { type Values } from '../../domain/form/answers';
import { type JudgedRow, type RowCounts } from '../../domain/programmes/roster';
import { disputedOver, standingOf } from '../../domain/programmes/tally';
import { isIn } from '../../domain/ground/sheet';
import { type CaseId } from '../../domain/values';
import { chunkRows } from '../../store/sheets';
import { type ChunkResult } from '../../store/row-results';
import { type Services } from '../services';

type Store = Pick<Services['store'], 'sheets' | 'rowResults'>;

/** A row of a submitted case: as it was filed, as the registries had it, and what an officer said of it, if that was not taken back. */
export interface RosterRow {
  /** From 0. */
  at: number;
  values: Values;
  judged: JudgedRow;
  own?: RowsJudged;
  stands: keyof RowCounts;
}

/** Some rows in order, and where the next ones begin, if there are any. */
export interface RowPage {
  rows: RosterRow[];
  next?: number;
}

/** What a page of rows is asked for. */
export interface RowsWanted {
  /** The first row that may be on it, from 0. */
  from: number;
  most: number;
}

/** A case that has a roster. */
export interface Filed {
  id: CaseId;
  roster: RosterState;
}

export const filedIn = ({ id, roster }: CaseState): Filed | undefined => roster && { id, roster };

/** How many rows are left to a person's eye. */
export const openIn = ({ roster }: CaseState): number => (roster?.counts ? openRows(roster.counts) : 0);

/** The last word upon a row, if it was not taken back. */
export function ownWord({ judgements }: Pick<RosterState, 'judgements'>, at: number): RowsJudged | undefined {
  const last = judgements.findLast(({ rows }) => isIn(rows, at));
  return last?.verdict === 'open' ? undefined : last;
}

/** How many rows an officer's word stands for now. */
export const judgedIn = (roster: RosterState): number => judgedRows(roster).length;

function judgedRows({ judgements }: RosterState): number[] {
  const judged = new Set<number>();
  for (const { verdict, rows } of judgements)
    for (const [from, to] of rows)
      for (let at = from; at <= to; at += 1)
        if (verdict === 'open') judged.delete(at);
        else judged.add(at);
  return [...judged].sort((one, other) => one - other);
}

const isOpen = (stands: keyof RowCounts): boolean => stands === 'scan' || stands === 'disputed' || stands === 'unverified';

/** Rows that want an eye, read chunk by chunk until the page is full: never all of a roster. */
export async function rowsToJudge(store: Store, filed: Filed, { from, most }: RowsWanted): Promise<RowPage> {
  const found: RosterRow[] = [];
  const abreast = 8;
  for (let after = Math.floor(from / chunkRows) - 1; ;) {
    const chunks = await store.rowResults.openOf(filed.id, { after, most: abreast });
    for (const result of chunks) {
      const open = result.judged.flatMap((_judged, at) => {
        const row = result.chunk * chunkRows + at;
        return row >= from && isOpen(standing(filed, result, at).stands) ? [at] : [];
      });
      if (open.length === 0) continue;
      const values = await store.sheets.chunk(filed.roster, result.chunk);
      found.push(...open.map((at) => rowOf(filed, result, at, values)));
      if (found.length > most) return { rows: found.slice(0, most), next: (found[most] as RosterRow).at };
    }
    if (chunks.length < abreast) return { rows: found };
    after = (chunks.at(-1) as ChunkResult).chunk;
  }
}

/** Rows upon which an officer's word stands. */
export async function rowsJudged(store: Store, filed: Filed, { from, most }: RowsWanted): Promise<RowPage> {
  const all = judgedRows(filed.roster).filter((at) => at >= from);
  const rows = await rowsAt(store, filed, all.slice(0, most));
  const next = all[most];
  return { rows, ...(next === undefined ? {} : { next }) };
}

/** One chunk of all rows. */
export async function rowsOfChunk(store: Store, filed: Filed, chunk: number): Promise<RosterRow[]> {
  const result = await store.rowResults.read(filed.id, chunk);
  if (!result) return [];
  const values = await store.sheets.chunk(filed.roster, chunk);
  return values.map((_row, at) => rowOf(filed, result, at, values));
}

async function rowsAt(store: Store, filed: Filed, wanted: readonly number[]): Promise<RosterRow[]> {
  const chunks = [...new Set(wanted.map((at) => Math.floor(at / chunkRows)))];
  const read = await Promise.all(chunks.map((chunk) => rowsOfChunk(store, filed, chunk)));
  return read.flat().filter(({ at }) => wanted.includes(at));
}

function standing({ roster }: Filed, result: ChunkResult, at: number) {
  const judged = disputedOver(result.judged[at] as JudgedRow, result.rivals[at]);
  const own = ownWord(roster, result.chunk * chunkRows + at);
  return { judged, own, stands: standingOf(judged, own?.verdict) };
}

function rowOf(filed: Filed, result: ChunkResult, at: number, values: readonly Values[]): RosterRow {
  const { judged, own, stands } = standing(filed, result, at);
  return { at: result.chunk * chunkRows + at, values: values[at] as Values, judged, ...(own ? { own } : {}), stands };
}
