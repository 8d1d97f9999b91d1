import { type CaseId, type Fen, type Hash, type Instant, type LocalDate, type TextRef } from '../../values';

export type PaymentStatus = 'ready' | 'in-batch' | 'ordered' | 'paid' | 'bounced';

export interface Payment {
  /** `case/item/attempt`: the treasury pays one key once. */
  key: string;
  attempt: number;
  fen: Fen;
  payee: TextRef;
  status: PaymentStatus;
  batch?: CaseId;
  on?: LocalDate;
  reason?: string;
  reference?: string;
  /** `bounced`: until when another account is waited for without a reminder. */
  answerBy?: Instant;
}

/** A row of a payment batch: one attempt of one case. */
export interface Row {
  case: CaseId;
  status: 'asked' | 'joined' | 'declined' | 'leaving' | 'ordered' | 'held' | 'paid' | 'bounced';
  /** The batch's version when it was asked: one asking has one key, however often it is repeated. */
  asked?: number;
  /** Known once it has joined: what the releaser sees, and the case compares. */
  attempt?: number;
  fen?: Fen;
  payee?: Hash;
  reason?: string;
}
