import { isStanding, piecesIn, stageOf, stages, type Stage } from '../../domain/orders/counts';
import { inShort, turnsOf, type LotInShort, type LotTurn } from '../../domain/orders/lots';
import { type Order } from '../../domain/orders/order';
import { type OrderId, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { openJson, sealJson, type Place as SealedPlace, type Sealed } from '../../sealing/seal';

export type HomeTurn = `${PlaceId}/${LotTurn}`;

/** What is written with each act, so that an order is found, listed and told of without its acts being opened. */
export interface Beside {
  stage: Stage;
  /** The place of the stage among all: in this order a desk's list is. */
  rank: number;
  /** The home of each lot that waits for an answer. */
  waiting: PlaceId[];
  /** What the order asks of each home that was offered a lot of it: `place/turn`. */
  homes: HomeTurn[];
  /** Does a delivery wait to be looked at? */
  unseen: boolean;
  /** Its lots in short: lists of homes show them. */
  lots: Sealed;
}

const lotsAt = (id: OrderId): SealedPlace => ({ collection: 'orders', id, field: 'lots' });

/** What is to stand beside the acts of an order, as it is after them. */
export function besideOf(keys: Keys, order: Order): Beside {
  const lots = order.lots.map((lot) => inShort(order, lot));
  return {
    stage: stageOf(order),
    rank: stages.indexOf(stageOf(order)),
    waiting: order.lots.filter((lot) => isStanding(lot) && !lot.accepted).map(({ place }) => place),
    homes: [...turnsOf(lots)].map(([place, turn]): HomeTurn => `${place}/${turn}`),
    unseen: piecesIn(order).unseen > 0,
    lots: sealJson(keys, lotsAt(order.id), lots),
  };
}

export const lotsBeside = (keys: Keys, id: OrderId, lots: Sealed): LotInShort[] => openJson(keys, lotsAt(id), lots) as LotInShort[];
