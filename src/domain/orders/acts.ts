import { type Fen, type LocalDate, type OfficeId, type PartyId, type PlaceId } from '../values';
import { type Wanted, type Work, type Written } from './order';

interface Beginning extends Wanted {
  centre: OfficeId;
  purchaser: PartyId;
}

/** What the acts of an order say, by their kind. An order is the fold of its acts: none is changed and none taken out. */
export interface OrderSaid {
  /** 下单: the purchaser asks; the centre takes it on or refuses. */
  ask: Beginning;
  /** 录入: the centre enters it for a firm, and has taken it on. */
  enter: Beginning;
  take: object;
  refuse: { why: string };
  /**
   * 分单. @property lotsSeen how many lots the page showed: whoever splits at the same time as another is told
   * @property until the last day on which the homes are asked to answer; nothing is taken back by itself after it
   */
  offer: { lots: readonly Offered[]; pay: Fen; lotsSeen: number; until?: LocalDate };
  accept: { lot: number };
  decline: { lot: number; why: string };
  /** 退回余量: the home makes no more of it. */
  'give-back': { lot: number; why: string };
  /** 收回余量: the centre takes an offer back, or what a home has not made. */
  'take-back': { lot: number; why: string };
  /** @property work sums to at most the pieces; whoever else made the rest is not on the home's rolls */
  deliver: { lot: number; day: LocalDate; pieces: number; operator: PartyId; work?: readonly Work[] };
  /** @property of the key of a delivery */
  strike: { of: string; why: string };
  confirm: { of: string; good: number; why?: string };
  /** 重新验收: what was confirmed wrongly waits to be looked at anew. */
  'look-again': { of: string; why: string };
  /** 撤回: the purchaser, until the desk has taken it on. */
  withdraw: { why: string };
  /** 取消: the desk, whenever; what was delivered stays and is owed. */
  cancel: { why: string };
}

/** What is offered to one home. */
export interface Offered {
  place: PlaceId;
  operator: PartyId;
  pieces: number;
}

export type OrderActKind = keyof OrderSaid;

/** @property key the id of the press of a button: pressed twice it is one act */
export type OrderAct = { [Kind in OrderActKind]: Written & { key: string; kind: Kind; said: OrderSaid[Kind] } }[OrderActKind];
