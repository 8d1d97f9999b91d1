import { type Facts } from '../../ground/facts';
import { countOf, type RowRange } from '../../ground/sheet';
import { type RowCounts, type RowJudgement } from '../../programmes/roster';
import { type TextRef } from '../../values';
import { type ActRule, type Standing } from '../context';
import { type OnStep } from '../events';
import { type CasePart, type KindFacts } from '../part';
import { type CaseState, type EvidenceRef, type RosterState } from '../state';

export interface VerifyActs {
  /** What all rows came to, with as many of the officer's judgements as it knew of. */
  'rows-checked': { counts: RowCounts; judged: number; facts: Facts };
  'judge-rows': { verdict: RowJudgement | 'open'; rows: RowRange[]; text: TextRef };
  'rows-done': object;
  /** Whoever filed shows by papers what the registries do not have; each answers its row (`row-12`). */
  'prove-rows': { evidence: EvidenceRef[] };
  /** Another case says the same of somebody: what is disputed is found again. `awaited`: the step does not end before it is. */
  'rows-again': { awaited?: true };
}

export type VerifyEvent =
  | OnStep<{ type: 'rows-checked'; counts: RowCounts; judged: number; facts: Facts }>
  | OnStep<{ type: 'rows-judged'; verdict: RowJudgement | 'open'; rows: RowRange[]; text: TextRef }>
  | OnStep<{ type: 'rows-proved'; evidence: EvidenceRef[] }>
  | OnStep<{ type: 'rows-again'; awaited?: true }>;

/** More ranges no page of a hundred rows makes; each stands in the ledger, and in all that the case's story carries on. */
const mostRanges = 200;

/** Rows left to a person's eye, or to a registry's answer. */
export const openRows = ({ scan, disputed, unverified }: RowCounts): number => scan + disputed + unverified;

/** Is what the counts say all that was judged, and do they know of every case that says the same of somebody? */
export const isReckoned = (roster: RosterState | undefined): roster is RosterState & { counts: RowCounts } =>
  roster?.counts !== undefined && roster.reckoned === roster.judgements.length && roster.awaited === undefined;

/**
 * Does this check say anything that is not known yet? Not one during which another case said the same of somebody: it may not have seen
 * that, and with nothing open it would end the step.
 */
export const isRowNews = (
  { roster }: CaseState,
  { counts, judged, again }: { counts: RowCounts; judged: number; again: number },
): boolean =>
  (roster === undefined || roster.again === again) &&
  (roster?.counts === undefined ||
    roster.reckoned !== judged ||
    roster.awaited === true ||
    Object.entries(counts).some(([of, count]) => roster.counts?.[of as keyof RowCounts] !== count));

/** 名册核验: each row beside the registries. With nothing open and nobody having touched it, the step ends by itself, and else by its officer. */
const checked: ActRule<'rows-checked'> = {
  by: 'machine',
  on: ['verify'],
  decide: ({ act, state }) => [
    { type: 'rows-checked', step: act.step, counts: act.counts, judged: act.judged, facts: act.facts },
    ...(openRows(act.counts) === 0 && state.roster?.judgements.length === 0 && state.round === 1
      ? [{ type: 'ended' as const, step: act.step }]
      : []),
  ],
};

/** Many rows at once, by one act; taken back by another while the step is open. */
const judge: ActRule<'judge-rows'> = {
  by: 'officer',
  on: ['verify'],
  ownPage: true,
  shows: 'findings',
  claims: true,
  minds: false,
  standing: ({ state }) => (state.roster?.counts ? undefined : { code: 'rows-being-reckoned' }),
  content: ({ act, state }) => {
    if (act.rows.length === 0) return { code: 'no-items' };
    const { rows = 0 } = state.roster ?? {};
    const sound = act.rows.every(([from, to]) => Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to < rows);
    return sound && act.rows.length <= mostRanges && countOf(act.rows) <= rows ? undefined : { code: 'rows-unknown' };
  },
  decide: ({ act }) => [{ type: 'rows-judged', step: act.step, verdict: act.verdict, rows: act.rows, text: act.text }],
};

const done: ActRule<'rows-done'> = {
  by: 'officer',
  on: ['verify'],
  minds: true,
  performs: true,
  standing: ({ state: { roster } }: Standing) => {
    if (!isReckoned(roster)) return { code: 'rows-being-reckoned' };
    return openRows(roster.counts) > 0 ? { code: 'rows-open', detail: String(openRows(roster.counts)) } : undefined;
  },
  decide: ({ act }) => [{ type: 'ended', step: act.step }],
};

const prove: ActRule<'prove-rows'> = {
  by: 'applicant',
  on: ['verify'],
  standing: ({ state }) => (state.roster?.counts ? undefined : { code: 'rows-being-reckoned' }),
  content: ({ act }) => (act.evidence.length > 0 ? undefined : { code: 'no-items' }),
  decide: ({ act }) => [{ type: 'rows-proved', step: act.step, evidence: act.evidence }],
};

const again: ActRule<'rows-again'> = {
  by: 'machine',
  on: ['verify'],
  across: true,
  decide: ({ act }) => [{ type: 'rows-again', step: act.step, ...(act.awaited ? { awaited: true } : {}) }],
};

export const verifyKind: KindFacts = { duty: 'review' };

const withRoster = (state: CaseState, change: (roster: RosterState) => RosterState): CaseState =>
  state.roster ? { ...state, roster: change(state.roster) } : state;

export const verifyPart: CasePart<keyof VerifyActs, VerifyEvent['type']> = {
  acts: { 'rows-checked': checked, 'judge-rows': judge, 'rows-done': done, 'prove-rows': prove, 'rows-again': again },
  folds: {
    'rows-checked': (state, event) => ({
      ...withRoster(state, ({ awaited: _known, disputed = 0, ...roster }) => ({
        ...roster,
        counts: event.counts,
        reckoned: event.judged,
        ...(Math.max(disputed, event.counts.disputed) > 0 ? { disputed: Math.max(disputed, event.counts.disputed) } : {}),
      })),
      facts: event.facts,
    }),
    'rows-judged': (state, { by, at, verdict, rows, text }) =>
      withRoster(state, (roster) => ({ ...roster, judgements: [...roster.judgements, { by, at, verdict, rows, text }] })),
    'rows-proved': (state, event) => ({ ...state, evidence: [...state.evidence, ...event.evidence] }),
    'rows-again': (state, { awaited }) =>
      withRoster(state, (roster) => ({ ...roster, again: roster.again + 1, ...(awaited ? { awaited } : {}) })),
  },
  // Told once, when the registries have answered: which rows want a paper.
  letters: { 'rows-checked': ({ counts, judged }) => (judged === 0 && counts.scan + counts.disputed > 0 ? 'rows-asked' : undefined) },
};
