import { nextInOrder } from '../../../panel/seats';
import { type ActorId, type TextRef } from '../../../values';
import { type Refusal } from '../../acts';
import { type ActRule, type Standing, stepOf } from '../../context';
import { type Happening } from '../../events';
import { awaited, hasScored, panelOf, shortOf } from './of-step';

/** The seat goes to the next of the order; with nobody left, a supervisor is told. */
const struck = (context: Standing, scorer: ActorId, why: 'tie' | 'replaced', reason: TextRef): Happening[] => {
  const next = nextInOrder(panelOf(context));
  return [
    { type: 'struck', step: stepOf(context).step.step, scorer, why, reason, ...(next ? { next } : {}) },
    ...shortOf(context, next ? 0 : 1),
  ];
};

export const declareTie: ActRule<'declare-tie'> = {
  by: 'officer',
  on: ['panel'],
  asks: ['text'],
  back: true,
  decide: (context) => struck(context, context.actor.id, 'tie', context.act.text),
};

/** Whoever has scored keeps the seat: no supervisor takes marks out that were given. */
export const replace: ActRule<'replace-scorer'> = {
  by: 'supervisor',
  on: ['panel'],
  asks: ['scorer', 'text'],
  back: true,
  standing: (standing) => (awaited(panelOf(standing)).length > 0 ? undefined : { code: 'no-such-scorer' }),
  content: (context): Refusal | undefined => {
    const panel = panelOf(context);
    if (hasScored(panel, context.act.scorer)) return { code: 'already-scored', detail: context.act.scorer };
    return panel.seats.includes(context.act.scorer) ? undefined : { code: 'no-such-scorer', detail: context.act.scorer };
  },
  decide: (context) => struck(context, context.act.scorer, 'replaced', context.act.text),
};
