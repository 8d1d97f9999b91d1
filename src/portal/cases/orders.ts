import { type Request, type Response } from 'express';
import { leftInLot } from '../../domain/orders/counts';
import { type Lot, type Order } from '../../domain/orders/order';
import { capacityFor, type ProductKind } from '../../domain/orders/product';
import { freeUntil } from '../../domain/orders/split';
import { type Actor } from '../../domain/offices';
import { type OrderId, type PlaceId } from '../../domain/values';
import { type Registered } from '../../store/places';
import { note } from '../logged';
import { viewerOf } from '../middleware/viewer';
import { type Services } from '../services';
import { notFound } from '../view/errors';
import { areasOverseen, desksOf, oversees } from './place-access';
import { todayInShanghai } from './places';

/** An order as the reader sees it: as whoever speaks for the firm, or as an officer at whose desk it is. */
export interface OrderLook {
  order: Order;
  as: 'purchaser' | 'officer';
}

type Parts = Pick<Services, 'store' | 'policies'>;

/** The order that an address names, or undefined once 404 was answered: another's looks as one that does not exist. */
export async function orderFor({ store, policies }: Parts, req: Request, res: Response): Promise<OrderLook | undefined> {
  const order = await store.orders.read(String(req.params['id']) as OrderId);
  const as = order && lookOf(policies.offices, viewerOf(res).actor, order);
  if (order && as) {
    note(res, { target: order.id });
    return { order, as };
  }
  notFound(req, res);
  return undefined;
}

const lookOf = (offices: Services['policies']['offices'], actor: Actor, { purchaser, centre }: Order): OrderLook['as'] | undefined => {
  if (actor.kind === 'applicant') return actor.parties?.includes(purchaser) ? 'purchaser' : undefined;
  return desksOf(offices, actor).some(({ id }) => id === centre) ? 'officer' : undefined;
};

/** A home that may be offered a lot, with what it makes of the kind in a month and what it can still make by the day. */
export interface Candidate {
  place: Registered;
  capacity: number;
  /** Pieces of the kind that it has to make already. */
  busy: number;
  free: number;
  /** It did not want a lot of this order, or gave one back. */
  declined: boolean;
}

/** The homes of an officer's area that do this kind of work: open, and not passing to another operator. */
export async function candidatesFor({ store, policies }: Parts, actor: Actor, order: Order): Promise<Candidate[]> {
  const { kind, due } = order.wanted;
  const today = todayInShanghai();
  const homes = (await store.places.in(areasOverseen(policies.offices, actor))).filter(
    ({ area, closed, frozen }) => closed === undefined && !frozen && oversees(policies.offices, actor, area),
  );
  const ids = homes.map(({ id }) => id);
  const [products, orders] = await Promise.all([store.products.at(ids), store.orders.openAt(ids)]);
  const busy = busyIn(orders, kind);
  const declining = new Set(order.lots.filter((one) => one.declined ?? one.ended?.how === 'given-back').map(({ place }) => place));
  return homes.flatMap((place) => {
    const capacity = capacityFor(
      products.filter((one) => one.place === place.id),
      kind,
    );
    if (capacity === 0) return [];
    const declined = declining.has(place.id);
    const has = busy.get(place.id) ?? 0;
    return [{ place, capacity, busy: has, free: declined ? 0 : freeUntil({ capacity, busy: has }, today, due), declined }];
  });
}

/** How many pieces of a kind each home has still to deliver, or was offered. */
export function busyIn(orders: readonly Order[], kind: ProductKind): Map<PlaceId, number> {
  const busy = new Map<PlaceId, number>();
  for (const order of orders.filter(({ wanted }) => wanted.kind === kind))
    for (const lot of order.lots) busy.set(lot.place, (busy.get(lot.place) ?? 0) + leftInLot(order, lot));
  return busy;
}

/** What of an order is a home's own. */
export const lotsOf = ({ lots }: Order, place: PlaceId): Lot[] => lots.filter((one) => one.place === place);
