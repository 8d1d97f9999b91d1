import { type Fen, type PartyId } from '../values';
import { type Delivery, type Lot, type Order } from './order';

/** What counts: all that is not struck out. */
export const countedIn = ({ deliveries }: Pick<Order, 'deliveries'>): Delivery[] => deliveries.filter(({ struck }) => struck === undefined);

/** Pieces of a delivery that were made, less those that were found bad. */
const kept = ({ pieces, confirmed }: Delivery): number => confirmed?.good ?? pieces;

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** @property made delivered, good or not @property kept what was not sent back @property good found good @property unseen still to be looked at */
export interface Pieces {
  made: number;
  kept: number;
  good: number;
  unseen: number;
}

const piecesOf = (deliveries: readonly Delivery[]): Pieces => ({
  made: sum(deliveries.map(({ pieces }) => pieces)),
  kept: sum(deliveries.map(kept)),
  good: sum(deliveries.map(({ confirmed }) => confirmed?.good ?? 0)),
  unseen: sum(deliveries.filter(({ confirmed }) => !confirmed).map(({ pieces }) => pieces)),
});

export const piecesIn = (order: Pick<Order, 'deliveries'>): Pieces => piecesOf(countedIn(order));

export const piecesOfLot = (order: Pick<Order, 'deliveries'>, n: number): Pieces =>
  piecesOf(countedIn(order).filter(({ lot }) => lot === n));

/** Is it still offered or being made? */
export const isStanding = ({ declined, ended }: Lot): boolean => declined === undefined && ended === undefined;

/** How many pieces of a lot are still to be delivered; none of one that has ended. */
export const leftInLot = (order: Pick<Order, 'deliveries'>, lot: Lot): number =>
  isStanding(lot) ? Math.max(0, lot.pieces - piecesOfLot(order, lot.n).kept) : 0;

/** How many pieces no home has: what was never offered, and what came back. A delivery that is found bad after its lot ended comes back too. */
export const toSplit = (order: Pick<Order, 'wanted' | 'lots' | 'deliveries'>): number => {
  const had = sum(
    order.lots.map((lot) => (isStanding(lot) ? Math.max(lot.pieces, piecesOfLot(order, lot.n).kept) : piecesOfLot(order, lot.n).kept)),
  );
  return Math.max(0, order.wanted.pieces - had);
};

/** What the firm owes to whoever ran each home, in fen: the good pieces by the price. */
export function owedTo(order: Pick<Order, 'wanted' | 'deliveries'>): Map<PartyId, Fen> {
  const owed = new Map<PartyId, Fen>();
  for (const { operator, confirmed } of countedIn(order))
    if (confirmed) owed.set(operator, ((owed.get(operator) ?? 0) + confirmed.good * order.wanted.price) as Fen);
  return owed;
}

/** The sum of it. */
export const owed = (order: Pick<Order, 'wanted' | 'deliveries'>): Fen => (piecesIn(order).good * order.wanted.price) as Fen;

/** Where an order stands; words under `orders.stages`. */
export const stages = ['asked', 'split', 'offered', 'making', 'looking', 'done', 'refused', 'cancelled'] as const;
export type Stage = (typeof stages)[number];

export function stageOf(order: Order): Stage {
  if (order.cancelled) return 'cancelled';
  if (order.refused) return 'refused';
  if (!order.taken) return 'asked';
  if (toSplit(order) > 0) return 'split';
  if (order.lots.some((lot) => isStanding(lot) && !lot.accepted)) return 'offered';
  if (order.lots.some((lot) => leftInLot(order, lot) > 0)) return 'making';
  return piecesIn(order).unseen > 0 ? 'looking' : 'done';
}
