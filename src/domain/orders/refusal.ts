import { localDate } from '../calendar/instants';
import { type OrderAct } from './acts';
import { isStanding, leftInLot, stageOf, toSplit } from './counts';
import { type Delivery, type Lot, type Order, type Work } from './order';
import { mayBeAnsweredBy } from './until';

/** Why an act on an order may not be done; words under `orders.refusals.<code>`. */
export const orderRefusals = [
  'begun',
  'not-asked',
  'not-open',
  'over-order',
  'split-since',
  'nothing',
  'pay-over',
  'twice',
  'until',
  'no-lot',
  'answered',
  'not-accepted',
  'over-lot',
  'work-over',
  'work-twice',
  'day',
  'no-delivery',
  'struck',
  'confirmed',
  'not-confirmed',
  'too-good',
  'bad-why',
  'done',
] as const;
export type OrderRefusal = (typeof orderRefusals)[number];

const whole = (number: number): boolean => Number.isSafeInteger(number) && number > 0;

/**
 * Why this act may not be done now, or nothing. Who may do which is for the desk and the home to say; that the numbers hold is said here, over
 * what stands at the very write, so that two at once cannot both be right where only one can.
 */
export function refusalOf(order: Order, act: OrderAct): OrderRefusal | undefined {
  switch (act.kind) {
    case 'ask':
    case 'enter':
      return 'begun';
    case 'take':
    case 'refuse':
    case 'withdraw':
      return stageOf(order) === 'asked' ? undefined : 'not-asked';
    case 'cancel':
      return order.refused || order.cancelled ? 'not-open' : stageOf(order) === 'done' ? 'done' : undefined;
    case 'offer':
      return isOpen(order) ? offerRefusal(order, act) : 'not-open';
    case 'strike':
    case 'confirm':
    case 'look-again':
      // What was delivered before an order was cancelled is looked at all the same: it is owed.
      return deliveryRefusal(
        order.deliveries.find(({ key }) => key === act.said.of),
        act,
      );
    default:
      return isOpen(order)
        ? lotRefusal(
            order,
            order.lots.find(({ n }) => n === act.said.lot),
            act,
          )
        : 'not-open';
  }
}

const isOpen = ({ taken, refused, cancelled }: Order): boolean => taken !== undefined && !refused && !cancelled;

function offerRefusal(order: Order, { at, said }: Extract<OrderAct, { kind: 'offer' }>): OrderRefusal | undefined {
  const { lots, pay, lotsSeen, until } = said;
  if (lotsSeen !== order.lots.length) return 'split-since';
  if (lots.length === 0 || !whole(pay) || !lots.every(({ pieces }) => whole(pieces))) return 'nothing';
  // Of yuan and fen one is soon written for the other: nobody is paid more for a piece than the firm pays for it (project default).
  if (pay > order.wanted.price) return 'pay-over';
  if (new Set(lots.map(({ place }) => place)).size < lots.length) return 'twice';
  if (until !== undefined && !mayBeAnsweredBy(until, localDate(at), order.wanted.due)) return 'until';
  return lots.reduce((sum, { pieces }) => sum + pieces, 0) > toSplit(order) ? 'over-order' : undefined;
}

type LotAct = Extract<OrderAct, { kind: 'accept' | 'decline' | 'give-back' | 'take-back' | 'deliver' }>;

function lotRefusal(order: Order, lot: Lot | undefined, act: LotAct): OrderRefusal | undefined {
  if (!lot) return 'no-lot';
  if (!isStanding(lot)) return 'answered';
  if (act.kind === 'accept' || act.kind === 'decline') return lot.accepted ? 'answered' : undefined;
  if (act.kind === 'take-back') return undefined;
  if (!lot.accepted) return 'not-accepted';
  return act.kind === 'deliver' ? deliverRefusal(order, lot, act) : undefined;
}

function deliverRefusal(order: Order, lot: Lot, { at, said }: Extract<OrderAct, { kind: 'deliver' }>): OrderRefusal | undefined {
  if (!whole(said.pieces)) return 'nothing';
  if (said.pieces > leftInLot(order, lot)) return 'over-lot';
  if (said.day > localDate(at) || (lot.accepted && said.day < localDate(lot.accepted.at))) return 'day';
  return workRefusal(said.work ?? [], said.pieces);
}

function workRefusal(work: readonly Work[], pieces: number): OrderRefusal | undefined {
  if (!work.every((one) => whole(one.pieces))) return 'nothing';
  if (new Set(work.map(({ stay }) => stay)).size < work.length) return 'work-twice';
  return work.reduce((sum, one) => sum + one.pieces, 0) > pieces ? 'work-over' : undefined;
}

function deliveryRefusal(
  delivery: Delivery | undefined,
  act: Extract<OrderAct, { kind: 'strike' | 'confirm' | 'look-again' }>,
): OrderRefusal | undefined {
  if (!delivery) return 'no-delivery';
  if (delivery.struck) return 'struck';
  if (act.kind === 'look-again') return delivery.confirmed ? undefined : 'not-confirmed';
  if (delivery.confirmed) return 'confirmed';
  if (act.kind === 'strike') return undefined;
  const { good, why } = act.said;
  if (!Number.isSafeInteger(good) || good < 0 || good > delivery.pieces) return 'too-good';
  return good < delivery.pieces && (why ?? '') === '' ? 'bad-why' : undefined;
}
