import { type OrderId } from '../values';
import { type OrderAct } from './acts';
import { type Delivery, type Lot, type Order, type WithReason, type Written } from './order';

/** What all acts of an order come to, oldest first. Throws if the first does not begin one. */
export function orderOf(id: OrderId, [first, ...acts]: readonly OrderAct[]): Order {
  if (first?.kind !== 'ask' && first?.kind !== 'enter') throw new Error(`order ${id} has no beginning`);
  const { centre, purchaser, ...wanted } = first.said;
  const asked = writtenIn(first);
  const byPurchaser = first.kind === 'ask';
  const begun: Order = { id, centre, purchaser, wanted, asked, byPurchaser, lots: [], deliveries: [] };
  return acts.reduce(evolve, byPurchaser ? begun : { ...begun, taken: asked });
}

const writtenIn = ({ at, by }: Written): Written => ({ at, by });
const reasonIn = (act: Written & { said: { why: string } }): WithReason => ({ ...writtenIn(act), why: act.said.why });

/** The order after an act that was allowed. */
export function evolve(order: Order, act: OrderAct): Order {
  switch (act.kind) {
    case 'ask':
    case 'enter':
      return order;
    case 'take':
      return { ...order, taken: writtenIn(act) };
    case 'refuse':
      return { ...order, refused: reasonIn(act) };
    case 'offer':
      return { ...order, lots: [...order.lots, ...offeredLots(order, act)] };
    case 'accept':
      return withLot(order, act.said.lot, { accepted: writtenIn(act) });
    case 'decline':
      return withLot(order, act.said.lot, { declined: reasonIn(act) });
    case 'give-back':
      return withLot(order, act.said.lot, { ended: { ...reasonIn(act), how: 'given-back' } });
    case 'take-back':
      return withLot(order, act.said.lot, { ended: { ...reasonIn(act), how: 'taken-back' } });
    case 'deliver':
      return { ...order, deliveries: [...order.deliveries, { ...act.said, key: act.key, ...writtenIn(act) }] };
    case 'strike':
      return withDelivery(order, act.said.of, { struck: reasonIn(act) });
    case 'confirm': {
      const { good, why } = act.said;
      return withDelivery(order, act.said.of, { confirmed: { ...writtenIn(act), good, ...(why === undefined ? {} : { why }) } });
    }
    case 'look-again':
      return { ...order, deliveries: order.deliveries.map((one) => (one.key === act.said.of ? lookedAtAnew(one, reasonIn(act)) : one)) };
    case 'withdraw':
    case 'cancel':
      return cancelled(order, reasonIn(act));
  }
}

function offeredLots({ lots }: Order, act: Extract<OrderAct, { kind: 'offer' }>): Lot[] {
  const { pay, until } = act.said;
  const all = { pay, offered: writtenIn(act), ...(until === undefined ? {} : { until }) };
  return act.said.lots.map((one, at) => ({ ...one, ...all, n: lots.length + at + 1 }));
}

const withLot = (order: Order, n: number, more: Partial<Lot>): Order => ({
  ...order,
  lots: order.lots.map((one) => (one.n === n ? { ...one, ...more } : one)),
});

const withDelivery = (order: Order, key: string, more: Partial<Delivery>): Order => ({
  ...order,
  deliveries: order.deliveries.map((one) => (one.key === key ? { ...one, ...more } : one)),
});

const lookedAtAnew = ({ confirmed, formerly = [], ...delivery }: Delivery, anew: WithReason): Delivery => ({
  ...delivery,
  formerly: confirmed ? [...formerly, { ...confirmed, anew }] : formerly,
});

/** Nobody makes any more of it; what was delivered stays, and is owed. */
const cancelled = (order: Order, why: WithReason): Order => ({
  ...order,
  cancelled: why,
  lots: order.lots.map((one) => ((one.declined ?? one.ended) ? one : { ...one, ended: { ...why, how: 'order-ended' } })),
});
