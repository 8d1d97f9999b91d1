import { localDate } from '../../calendar/instants';
import { type Fen, type LocalDate, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, stepOf } from '../context';
import { type OnStep } from '../events';
import { end } from '../folding';
import { type CasePart, type KindFacts } from '../part';
import { type CaseState } from '../state';

/** 追回: how much of what was paid is owed back is decided, or that nothing is; then it comes in, in one sum or in several. */
export interface RecoverActs {
  demand: { fen: Fen; text: TextRef };
  waive: { text: TextRef };
  repaid: { fen: Fen; text: TextRef };
}

export type RecoverEvent =
  | OnStep<{ type: 'demanded'; fen: Fen; text: TextRef }>
  | OnStep<{ type: 'waived'; text: TextRef }>
  | OnStep<{ type: 'repaid'; fen: Fen; on: LocalDate; text: TextRef }>;

/** What is owed back and has not come yet. */
export const owed = ({ recovery }: Pick<CaseState, 'recovery'>): Fen =>
  (recovery ? recovery.fen - recovery.repaid.reduce((sum, one) => sum + one.fen, 0) : 0) as Fen;

const within = (fen: number, most: number): Refusal | undefined =>
  Number.isSafeInteger(fen) && fen >= 1 && fen <= most ? undefined : { code: 'sum-out-of-range', detail: String(most) };

/** Never more than was paid in the case that it follows. */
const demand: ActRule<'demand'> = {
  by: 'officer',
  on: ['demand'],
  asks: ['yuan', 'text'],
  previews: true,
  minds: true,
  performs: true,
  content: ({ act, state }) => within(act.fen, state.after?.paid ?? 0),
  decide: ({ act }) => [{ type: 'demanded', step: act.step, fen: act.fen, text: act.text }],
};

const waive: ActRule<'waive'> = {
  by: 'officer',
  on: ['demand'],
  asks: ['text'],
  minds: true,
  performs: true,
  decide: ({ act }) => [{ type: 'waived', step: act.step, text: act.text }],
};

/** Finance enters each sum as it comes in; the last one ends the case. */
const repaid: ActRule<'repaid'> = {
  by: 'officer',
  on: ['collect'],
  asks: ['yuan', 'text'],
  claims: true,
  minds: true,
  performs: true,
  content: ({ act, state }) => within(act.fen, owed(state)),
  decide: (context) => {
    const { act, state, now } = context;
    const last = act.fen === owed(state);
    return [
      { type: 'repaid', step: stepOf(context).step.step, fen: act.fen, on: localDate(now), text: act.text },
      ...(last ? [{ type: 'ended' as const, step: act.step }] : []),
    ];
  },
};

export const demandKind: KindFacts = { duty: 'decide' };
export const collectKind: KindFacts = { duty: 'release' };

export const recoverPart: CasePart<keyof RecoverActs, RecoverEvent['type']> = {
  acts: { demand, waive, repaid },
  folds: {
    demanded: (state, event) =>
      end(
        {
          ...state,
          recovery: { fen: event.fen, repaid: [] },
          decided: { at: event.at, granted: true, by: event.by, text: event.text },
        },
        event,
        'done',
      ),
    waived: (state, event) =>
      end({ ...state, decided: { at: event.at, granted: false, by: event.by, text: event.text } }, event, 'refused'),
    repaid: (state, { fen, on }) => ({
      ...state,
      ...(state.recovery ? { recovery: { ...state.recovery, repaid: [...state.recovery.repaid, { fen, on }] } } : {}),
    }),
  },
  performing: ['demanded', 'waived', 'repaid'],
  letters: { demanded: 'demanded', waived: 'waived', repaid: 'repaid' },
};
