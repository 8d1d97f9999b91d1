import { type PlaceId } from '../values';
import { leftInLot, piecesOfLot } from './counts';
import { type Lot, type Order } from './order';

/** Where a lot stands; words under `orders.lotStates`. */
export type LotState = 'offered' | 'accepted' | 'full' | 'declined' | 'given-back' | 'taken-back' | 'order-ended';

export function lotState(order: Pick<Order, 'deliveries'>, lot: Lot): LotState {
  if (lot.declined) return 'declined';
  if (lot.ended) return lot.ended.how;
  if (!lot.accepted) return 'offered';
  return leftInLot(order, lot) === 0 ? 'full' : 'accepted';
}

/** A lot as a list shows it. @property made delivered, good or not @property why it was declined or has ended */
export interface LotInShort extends Pick<Lot, 'n' | 'place' | 'pieces' | 'pay' | 'until'> {
  state: LotState;
  made: number;
  good: number;
  why?: string;
}

export function inShort(order: Pick<Order, 'deliveries'>, lot: Lot): LotInShort {
  const { n, place, pieces, pay, until } = lot;
  const { made, good } = piecesOfLot(order, n);
  const why = (lot.declined ?? lot.ended)?.why;
  const more = { ...(until === undefined ? {} : { until }), ...(why === undefined ? {} : { why }) };
  return { n, place, pieces, pay, state: lotState(order, lot), made, good, ...more };
}

/** What a lot asks of its home, in the order in which a home's list has them; words under `orders.lotTurns`. */
export const lotTurns = ['answer', 'make', 'full', 'over'] as const;
export type LotTurn = (typeof lotTurns)[number];

const turns: Partial<Record<LotState, LotTurn>> = { offered: 'answer', accepted: 'make', full: 'full' };
export const turnOf = ({ state }: Pick<LotInShort, 'state'>): LotTurn => turns[state] ?? 'over';

/** A home's lots of one order, those that ask most of it first. */
export const inTurn = (lots: readonly LotInShort[]): LotInShort[] =>
  lots.toSorted((one, other) => lotTurns.indexOf(turnOf(one)) - lotTurns.indexOf(turnOf(other)) || one.n - other.n);

/** What an order asks of each home that has or had a lot of it: by the lot that asks most. */
export function turnsOf(lots: readonly LotInShort[]): Map<PlaceId, LotTurn> {
  const asked = new Map<PlaceId, LotTurn>();
  for (const lot of inTurn(lots)) if (!asked.has(lot.place)) asked.set(lot.place, turnOf(lot));
  return asked;
}
