import { type CaseState, type RowsJudged } from '../src/domain/case/state';
import { type CaseInput } from '../src/domain/case/submission';
import { type Answers, type Values } from '../src/domain/form/answers';
import { isIn } from '../src/domain/ground/sheet';
import { programmeNamed } from '../src/domain/programmes';
import { type AboutRow, type JudgedRow, type Roster } from '../src/domain/programmes/roster';
import { counted, disputedOver, emptyTally } from '../src/domain/programmes/tally';
import { type CaseId } from '../src/domain/values';
import { type ChunkResult } from '../src/store/row-results';
import { type SlotClaim } from '../src/store/person-months';
import { chunkRows } from '../src/store/sheets';
import { type Registries } from '../src/registries/port';
import { askWhileAnswered } from './ask-while-answered';
import { askedAbout } from './asked-about';
import { askWhileWanted } from './ask-while-wanted';
import { type Activities } from './contract';
import { tellRivals } from './tell-rivals';
import { type Ports } from './ports';

/** How many rows are asked about at once in a chunk, and how many chunks are under way. */
const abreast = 4;
const chunksAhead = 3;

/** 名册核验: a chunk at a time, each kept as soon as it is known. */
export const checkRowsIn = ({ store, registries, beat, wanted }: Ports): Activities['checkRows'] => {
  return async (id, judged, again) => {
    const asking = askWhileAnswered(askWhileWanted(registries, { wanted: wanted(), beat: () => beat(0) }));
    const { input, state } = await filed(id);
    const { sheet } = input.submission;
    const { roster } = programmeNamed(state.programme);
    if (!sheet || !roster) throw new Error(`${id} has no roster`);
    const answers = (await store.texts.readJson(state.answers.id)) as Answers;
    const about = { answers, facts: state.facts, minimumWages: input.rules.minimumWages ?? [] };
    let tally = emptyTally(roster);
    const ownWord = (row: number) => judged.findLast((one) => isIn(one.rows, row))?.verdict;
    const resultOf = async (chunk: Chunk) => ({
      n: chunk.n,
      result: await chunkResult(asking, state, roster, chunk, about, {
        again,
        words: judged.length,
        wordOf: (at) => ownWord(chunk.n * chunkRows + at),
      }),
    });
    for await (const { n, result } of ahead(store.sheets.chunks(sheet), resultOf)) {
      beat(n);
      result.judged.forEach((_row, at) => {
        tally = counted(roster, tally, disputedOver(result.judged[at] as JudgedRow, result.rivals[at]), ownWord(n * chunkRows + at));
      });
    }
    return { counts: tally.counts, facts: roster.learn(state.facts, tally) };
  };

  async function filed(id: CaseId): Promise<{ input: CaseInput; state: CaseState }> {
    const [input, view] = await Promise.all([store.submissions.read(id), store.cases.read(id)]);
    if (!input || !view) throw new Error(`${id} was never filed`);
    return { input, state: view.state };
  }

  async function chunkResult(
    asking: Registries,
    state: CaseState,
    roster: Roster,
    { n, rows }: Chunk,
    about: AboutRow<Answers, CaseState['facts']>,
    { again, words, wordOf }: Looking,
  ): Promise<ChunkResult> {
    const known = await store.rowResults.read(state.id, n);
    const open = known?.judged.some(({ verdict }) => verdict === 'unverified') ?? true;
    const waivedOf = (all: readonly JudgedRow[]): number[] => all.flatMap((one, at) => (claimsNothing(one, wordOf(at)) ? [at] : []));
    if (known && !open && known.again === again && String(known.waived) === String(waivedOf(known.judged))) return known;
    const judged = await inTurns(rows, async (row, at) => {
      const before = known?.judged[at];
      if (before && before.verdict !== 'unverified') return before;
      const said = await askedAbout(asking, roster, row, about);
      // After each row: of a registry that is slow a whole chunk takes minutes.
      beat(n);
      return roster.judge(row, said, about);
    });
    // Of a case that is over nothing more is claimed.
    wanted().throwIfAborted();
    const waived = waivedOf(judged);
    const claims = rows.map((row, at) => ({
      ...roster.claims(row, about),
      row: n * chunkRows + at,
      waived: waived.includes(at),
      refused: wordOf(at) === 'refuse',
    }));
    const result = { chunk: n, judged, rivals: await rivalsOf(state, claims, words), again, waived };
    await store.rowResults.keep(state.id, result);
    return result;
  }

  async function rivalsOf(
    { id, applicant: { actor, party }, place }: CaseState,
    claims: readonly (SlotClaim & { refused: boolean })[],
    words: number,
  ): Promise<ChunkResult['rivals']> {
    const found = await store.personMonths.claim(id, { by: party ?? actor, ...(place ? { place } : {}) }, claims);
    const casesOf = (some: readonly SlotClaim[]): Set<CaseId> =>
      new Set(some.flatMap(({ key }) => (found.get(key) ?? []).map((one) => one.case)));
    // Once for what it says now: whoever is told looks, finds the same and tells back, and there it ends.
    await tellRivals(store, id, casesOf(claims.filter((one) => !one.waived)), words > 0 ? `judged-${words}` : undefined);
    await tellRivals(store, id, casesOf(claims.filter((one) => one.refused)), `released-${words}`);
    return Object.fromEntries(
      claims.flatMap(({ key, refused }, at) => {
        const some = refused ? undefined : found.get(key);
        return some ? [[at, [...new Set(some.flatMap(({ slots }) => slots))].sort()]] : [];
      }),
    );
  }
};

interface Chunk {
  n: number;
  rows: Values[];
}

/** When a chunk is looked at: how often others had it looked at again, how much was judged by then, and what an officer says of each row. */
interface Looking {
  again: number;
  words: number;
  wordOf: (at: number) => RowsJudged['verdict'] | undefined;
}

/** What an officer refused, and what no registry shows while nobody has accepted it: whoever makes rows up holds nobody else's up. */
const claimsNothing = ({ unfounded }: JudgedRow, word: RowsJudged['verdict'] | undefined): boolean =>
  word === 'refuse' || (unfounded === true && word !== 'accept');

/**
 * Each in order, the next few begun while one is awaited: the end of a chunk leaves no registry idle. However it ends, nothing that was
 * begun goes on after it.
 */
async function* ahead<T, R>(all: AsyncIterable<T>, each: (one: T) => Promise<R>): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  try {
    for await (const one of all) {
      const next = each(one);
      // One that fails is noticed when its turn comes.
      next.catch(() => undefined);
      begun.push(next);
      if (begun.length >= chunksAhead) yield await (begun.shift() as Promise<R>);
    }
    for (const one of begun) yield await one;
  } finally {
    await Promise.allSettled(begun);
  }
}

/** In order, so many at once. */
async function inTurns<T, R>(all: readonly T[], each: (one: T, at: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) done[at] = await each(all[at] as T, at);
  };
  await Promise.all(Array.from({ length: abreast }, turn));
  return done;
}
