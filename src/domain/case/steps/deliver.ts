import { type ActRule } from '../context';
import { type OnStep } from '../events';
import { end } from '../folding';
import { type CasePart, type KindFacts } from '../part';

type How = 'online' | 'window' | 'post';

export interface DeliverActs {
  deliver: { how: How };
}

export type DeliverEvent = OnStep<{ type: 'delivered'; how: How }>;

/** 送达 at the pick-up desk, by post or online; the case is then 办结. */
const deliver: ActRule<'deliver'> = {
  by: 'officer',
  on: ['deliver'],
  asks: ['how'],
  minds: true,
  performs: true,
  decide: ({ act }) => [{ type: 'delivered', step: act.step, how: act.how }],
};

export const deliverKind: KindFacts = { duty: 'deliver' };

export const deliverPart: CasePart<keyof DeliverActs, DeliverEvent['type']> = {
  acts: { deliver },
  folds: { delivered: (state, event) => end({ ...state, delivered: event.how }, event, 'done') },
  performing: ['delivered'],
};
