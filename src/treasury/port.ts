import { type Payee } from '../domain/ground/payee';
import { type Fen, type LocalDate } from '../domain/values';

export interface Order {
  /** `case/item/attempt`: paid once, however often it is asked. */
  key: string;
  fen: Fen;
  payee: Payee;
  purpose: string;
}

/** `pending`: taken, not yet known. `unknown`: no answer came; the same key is asked again. */
export type PayAnswer =
  | { kind: 'paid'; on: LocalDate; reference: string }
  | { kind: 'bounced'; on: LocalDate; reason: BounceReason }
  | { kind: 'pending' }
  | { kind: 'unknown'; why: string };

export type BounceReason = 'closed-account' | 'no-such-account' | 'name-mismatch' | 'other';

export interface Treasury {
  /** Never throws. */
  pay(order: Order): Promise<PayAnswer>;
}
