import { type CaseId, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, type Standing } from '../context';
import { type OnStep } from '../events';
import { mergeRow } from '../folding';
import { type CasePart, type KindFacts } from '../part';
import { type Row } from '../state';

/** 发放批次: rows are asked to join; each answer and result comes home as `row`. */
export interface BatchActs {
  'add-rows': { cases: CaseId[] };
  'remove-row': { case: CaseId };
  row: { row: Row };
  compose: { text?: TextRef };
  'release-payment': { text?: TextRef };
}

export type BatchEvent = OnStep<{ type: 'row'; row: Row }>;

/** Rows on their way in or out of a batch: nothing is composed until each has answered. */
const unsettled: readonly Row['status'][] = ['asked', 'leaving'];

const removable = ({ status }: Row): boolean => status === 'joined' || status === 'asked';

export const rowOf = ({ state }: Standing, id: CaseId): Row | undefined => state.rows.find((row) => row.case === id);

/** Asks cases to join the batch: each answers for itself, and the answer comes home as `row`. */
const addRows: ActRule<'add-rows'> = {
  by: 'officer',
  ownPage: true,
  on: ['compose'],
  claims: true,
  performs: true,
  content: ({ act }) => (act.cases.length === 0 || act.cases.length > 100 ? { code: 'batch-empty' } : undefined),
  decide: ({ act, ...standing }) =>
    act.cases
      .filter((id) => [undefined, 'declined'].includes(rowOf(standing, id)?.status))
      .map((id) => ({ type: 'row' as const, step: act.step, row: { case: id, status: 'asked' as const } })),
};

/** Takes a row out again; one that has not answered yet too, so that a silent case holds up no batch. */
const removeRow: ActRule<'remove-row'> = {
  by: 'officer',
  ownPage: true,
  on: ['compose'],
  performs: true,
  standing: ({ state }) => (state.rows.some(removable) ? undefined : { code: 'batch-row-unknown' }),
  content: ({ act, ...standing }) => {
    const row = rowOf(standing, act.case);
    return row && removable(row) ? undefined : { code: 'batch-row-unknown' };
  },
  decide: ({ act }) => [{ type: 'row', step: act.step, row: { case: act.case, status: 'leaving' } }],
};

/** What a row's case answered, or what its payment came to; the last result ends the batch. What leaves it once it was released is held back. */
const row: ActRule<'row'> = {
  by: 'machine',
  on: ['compose', 'release', 'settle'],
  across: true,
  content: ({ act, ...standing }) => (rowOf(standing, act.row.case) ? undefined : { code: 'batch-row-unknown' }),
  decide: ({ act, ...standing }) => {
    const settles = standing.obligation?.kind === 'settle';
    const said: Row = settles && act.row.status === 'declined' ? { ...act.row, status: 'held' } : act.row;
    const rows = standing.state.rows.map((one) => (one.case === said.case ? { ...one, ...said } : one));
    const settled = settles && rows.every((one) => one.status !== 'ordered' && one.status !== 'joined');
    return [{ type: 'row', step: act.step, row: said }, ...(settled ? [{ type: 'ended' as const, step: act.step }] : [])];
  },
};

const complete = ({ state }: Standing): Refusal | undefined => {
  if (!state.rows.some((one) => one.status === 'joined')) return { code: 'batch-empty' };
  return state.rows.some((one) => unsettled.includes(one.status)) ? { code: 'batch-row-pending' } : undefined;
};

/** The batch is made; a second person releases it. */
const compose: ActRule<'compose'> = {
  by: 'officer',
  ownPage: true,
  on: ['compose'],
  minds: true,
  performs: true,
  standing: complete,
  decide: ({ act }) => [{ type: 'ended', step: act.step, ...(act.text ? { text: act.text } : {}) }],
};

const releasePayment: ActRule<'release-payment'> = {
  by: 'officer',
  ownPage: true,
  on: ['release'],
  minds: true,
  performs: true,
  standing: complete,
  decide: ({ act }) => [{ type: 'ended', step: act.step, ...(act.text ? { text: act.text } : {}) }],
};

export const composeKind: KindFacts = { duty: 'compose' };
export const releaseKind: KindFacts = { duty: 'release' };

export const batchPart: CasePart<keyof BatchActs, BatchEvent['type']> = {
  acts: { 'add-rows': addRows, 'remove-row': removeRow, row, compose, 'release-payment': releasePayment },
  folds: { row: (state, event) => ({ ...state, rows: mergeRow(state, event.row) }) },
  performing: ['row'],
};
