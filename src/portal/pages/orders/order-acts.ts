import { type Request } from 'express';
import { stageOf } from '../../../domain/orders/counts';
import { isNone, parsePieces } from '../../../domain/orders/forms';
import { type Delivery, type Order } from '../../../domain/orders/order';
import { type NewAct } from '../../../store/orders';
import { type Candidate } from '../../cases/orders';
import { todayInShanghai } from '../../cases/places';
import { type ActAsked, type ActTyping, pressedIn, typedAct, whyIn } from './act-form';
import { splitIn, type SplitTyping } from './split-form';

/** What was pressed comes to an act, to a fault that the page shows, or to nothing that this reader may do. */
export type Pressed = { act: NewAct } | { typing?: ActTyping; split?: SplitTyping } | undefined;

/** What the desk may do with the order as a whole. */
export const deskActs = (order: Order): ActAsked[] =>
  stageOf(order) === 'asked'
    ? [
        { act: 'take', strong: true },
        { act: 'refuse', fields: [{ name: 'why' }] },
      ]
    : order.cancelled || order.refused || stageOf(order) === 'done'
      ? []
      : [{ act: 'cancel', fields: [{ name: 'why' }] }];

/** What the firm may do: until the desk has taken it on, it may withdraw. */
export const ownActs = (order: Order): ActAsked[] => (stageOf(order) === 'asked' ? [{ act: 'withdraw', fields: [{ name: 'why' }] }] : []);

/** What the desk may do with a delivery. @param at its place among all of the order */
export function deliveryActs({ deliveries }: Order, at: number): ActAsked[] {
  const { struck, confirmed, pieces } = deliveries[at] ?? {};
  if (struck) return [];
  if (confirmed) return [{ act: 'look-again', of: at + 1, fields: [{ name: 'why' }] }];
  const good = { name: 'good', value: String(pieces), width: '4', inputmode: 'numeric' };
  return [{ act: 'confirm', of: at + 1, strong: true, fields: [good, { name: 'why', hint: 'badWhy' }] }];
}

/** 分单, as it was typed. */
export function offerIn(req: Request, order: Order, candidates: readonly Candidate[]): Pressed {
  const read = splitIn(req, order, candidates, todayInShanghai());
  return 'typing' in read ? { split: read.typing } : { act: { kind: 'offer', key: pressedIn(req).key, said: read.said } };
}

/** Reads an act that asks for its reason. */
export function withWhy(req: Request, make: (why: string) => NewAct): Pressed {
  const { id } = pressedIn(req);
  const why = whyIn(req, id);
  if ('error' in why) return { typing: { id, typed: { why: typedAct(req, id, 'why') }, errors: { why: why.error } } };
  return { act: make(why.value) };
}

/** What the desk pressed. */
export function officerAct(req: Request, order: Order): Pressed {
  const { act, of, key } = pressedIn(req);
  if (act === 'take') return { act: { kind: 'take', key, said: {} } };
  if (act === 'refuse' || act === 'cancel') return withWhy(req, (why) => ({ kind: act, key, said: { why } }));
  if (of === undefined) return undefined;
  if (act === 'take-back') return withWhy(req, (why) => ({ kind: act, key, said: { lot: of, why } }));
  const delivery = order.deliveries[of - 1];
  if (!delivery) return undefined;
  if (act === 'look-again') return withWhy(req, (why) => ({ kind: act, key, said: { of: delivery.key, why } }));
  return act === 'confirm' ? confirmIn(req, delivery) : undefined;
}

/** How many were good: none is a number too; of fewer than came it is asked why. */
function confirmIn(req: Request, { key: of, pieces }: Delivery): Pressed {
  const { id, key } = pressedIn(req);
  const typed = { good: typedAct(req, id, 'good'), why: typedAct(req, id, 'why') };
  const good = isNone(typed.good) ? { value: 0 } : parsePieces(typed.good);
  const why = whyIn(req, id);
  const errors = {
    ...('error' in good ? { good: good.error } : {}),
    ...('error' in why && why.error !== 'empty' ? { why: why.error } : {}),
    ...('error' in why && why.error === 'empty' && 'value' in good && good.value < pieces ? { why: 'bad-why' } : {}),
  };
  if ('error' in good || Object.keys(errors).length > 0) return { typing: { id, typed, errors } };
  return { act: { kind: 'confirm', key, said: { of, good: good.value, ...('value' in why ? { why: why.value } : {}) } } };
}

/** What the firm pressed. */
export function ownAct(req: Request): Pressed {
  const { act, key } = pressedIn(req);
  return act === 'withdraw' ? withWhy(req, (why) => ({ kind: act, key, said: { why } })) : undefined;
}
