import { type RosterState } from '../../domain/case/state';
import { type JudgedRow, type RowVerdict } from '../../domain/programmes/roster';
import { type CaseId } from '../../domain/values';
import { type ChunkResult } from '../../store/row-results';
import { type Filed, judgedIn, rowsJudged, rowsOfChunk, rowsToJudge } from './roster-rows';
import { movedBetween } from './year-before';

const row = (verdict: RowVerdict): JudgedRow => ({ verdict, reasons: [], whole: {}, proven: {} });

/** A roster of so many chunks, of each hundred every tenth wants a proof; what was read of it is counted. */
function rosterOf(chunks: number, judgements: RosterState['judgements'] = []) {
  const read = { results: 0, sheets: 0 };
  const resultOf = (chunk: number): ChunkResult => ({
    chunk,
    judged: Array.from({ length: 100 }, (_, at) => row(at % 10 === 0 ? 'scan' : 'accepted')),
    rivals: chunk === 0 ? { 1: ['2025-01'] } : {},
    again: 0,
    waived: [],
  });
  const store = {
    rowResults: {
      openOf: (_id: CaseId, { after = -1, most = 50 }: { after?: number; most?: number } = {}) => {
        const some = Array.from({ length: chunks }, (_, n) => n).filter((n) => n > after);
        read.results += Math.min(some.length, most);
        return Promise.resolve(some.slice(0, most).map(resultOf));
      },
      read: (_id: CaseId, chunk: number) => Promise.resolve(chunk < chunks ? resultOf(chunk) : undefined),
    },
    sheets: {
      chunk: (_ref: unknown, n: number) => {
        read.sheets += 1;
        return Promise.resolve(Array.from({ length: 100 }, (_, at) => ({ identity: String(n * 100 + at) })));
      },
    },
  };
  const roster = { sheet: 's', hash: 'h', rows: chunks * 100, judgements, reckoned: judgements.length, again: 0, refused: [] };
  return { store: store as never, filed: { id: 'c', roster } as unknown as Filed, read };
}
const said = (verdict: 'accept' | 'proven' | 'refuse' | 'open', ...rows: [number, number][]) =>
  ({ by: 'a', at: '', verdict, rows, text: {} }) as unknown as RosterState['judgements'][number];

it('a page of rows to judge is full and says where the next begins; no more chunks are read than it takes', async () => {
  const { store, filed, read } = rosterOf(160);
  const first = await rowsToJudge(store, filed, { from: 0, most: 100 });
  expect(first.rows).toHaveLength(100);
  expect(first.rows.slice(0, 3).map(({ at, stands }) => [at, stands])).toEqual([
    [0, 'scan'],
    [1, 'disputed'],
    [10, 'scan'],
  ]);
  expect(read.results).toBeLessThanOrEqual(24);
  const second = await rowsToJudge(store, filed, { from: first.next ?? 0, most: 100 });
  expect(second.rows[0]?.at).toBe(first.next);
  expect(second.rows[0]?.values).toEqual({ identity: String(first.next) });
  expect((await rowsToJudge(store, filed, { from: 15_990, most: 100 })).next).toBeUndefined();
});

it('what was judged is not to be judged, until it is taken back; of two words the later holds', async () => {
  const { store, filed } = rosterOf(2, [said('accept', [0, 99]), said('refuse', [10, 10]), said('open', [20, 29])]);
  expect(judgedIn(filed.roster)).toBe(90);
  const open = await rowsToJudge(store, filed, { from: 0, most: 100 });
  expect(open.rows[0]?.at).toBe(20);
  const { rows, next } = await rowsJudged(store, filed, { from: 8, most: 4 });
  expect(rows.map(({ at, stands }) => [at, stands])).toEqual([
    [8, 'accepted'],
    [9, 'accepted'],
    [10, 'refused'],
    [11, 'accepted'],
  ]);
  expect(next).toBe(12);
  expect(await rowsOfChunk(store, filed, 2)).toEqual([]);
});

it('who came, who left and whose row is another, by the column that a row is known by', async () => {
  const sheets: Record<string, object[]> = {
    before: [
      { identity: 'a', wage: 1 },
      { identity: 'b', wage: 1 },
      { identity: 'c', wage: 1 },
    ],
    now: [
      { identity: 'c', wage: 2 },
      { identity: 'd', wage: 1 },
      { identity: 'a', wage: 1 },
    ],
  };
  const store = {
    sheets: {
      async *chunks({ sheet }: { sheet: string }) {
        yield await Promise.resolve({ n: 0, rows: sheets[sheet] });
      },
    },
  };
  const filed = (sheet: string) => ({ id: 'c', roster: { sheet } }) as unknown as Filed;
  expect(await movedBetween(store as never, 'identity', filed('before'), filed('now'))).toEqual({ added: [1], left: [1], changed: [0] });
});
