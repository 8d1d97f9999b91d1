import { type ActorId, type Fen, type Instant, type LocalDate, type OfficeId, type OrderId, type PartyId, type PlaceId } from '../values';
import { type ProductKind } from './product';

/** What a firm wants made. */
export interface Wanted {
  kind: ProductKind;
  what: string;
  unit: string;
  pieces: number;
  /** What the firm pays for one good piece, in fen. */
  price: Fen;
  /** The last day of delivery. */
  due: LocalDate;
}

export interface Written {
  at: Instant;
  by: ActorId;
}

export interface WithReason extends Written {
  why: string;
}

/** 批次: the part of an order that one home was offered. */
export interface Lot {
  /** Its number within the order, from 1. */
  n: number;
  place: PlaceId;
  /** Who ran the home when it was offered. */
  operator: PartyId;
  pieces: number;
  /** 计件单价: what whoever made a piece gets for it, in fen. */
  pay: Fen;
  offered: Written;
  /** 答复期限: the last day on which an answer is asked for; one that comes later counts as well, while the lot stands. */
  until?: LocalDate;
  accepted?: Written;
  declined?: WithReason;
  /** What was left of it went back to be split: given back by the home, taken back by the centre, or ended with the order. */
  ended?: WithReason & { how: 'given-back' | 'taken-back' | 'order-ended' };
}

/** How many pieces of a delivery a resident made. @property stay id of their stay */
export interface Work {
  stay: string;
  pieces: number;
}

export interface Confirmed extends Written {
  good: number;
  why?: string;
}

/** 交货: so many pieces of a lot on a day. A wrong one is struck out and stays readable. */
export interface Delivery extends Written {
  /** The key of the act that recorded it. */
  key: string;
  lot: number;
  day: LocalDate;
  pieces: number;
  /** Who ran the home on that day: whom the firm owes it to. */
  operator: PartyId;
  /** Who made them; absent where the reader did not ask for it, or may not. */
  work?: readonly Work[];
  struck?: WithReason;
  /** 验收: how many were good; the rest is to be made again. */
  confirmed?: Confirmed;
  /** Confirmed wrongly, and why it was looked at anew; oldest first. */
  formerly?: readonly (Confirmed & { anew: WithReason })[];
}

/** 订单: what its acts come to. */
export interface Order {
  id: OrderId;
  /** The office whose desk has it: the 调配中心 of a district or a city. */
  centre: OfficeId;
  purchaser: PartyId;
  wanted: Wanted;
  asked: Written;
  /** By the purchaser in the portal; else an officer entered it. */
  byPurchaser: boolean;
  taken?: Written;
  refused?: WithReason;
  cancelled?: WithReason;
  lots: readonly Lot[];
  deliveries: readonly Delivery[];
}
