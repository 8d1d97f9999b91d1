import { type ActorId, type CaseId, type Hash, type Instant, type PersonId, type RequestId, type StepId } from '../values';
import { type Bond } from './bond';
import { type AcceptEvent } from './steps/accept';
import { type BarEvent } from './steps/bar';
import { type BasisEvent } from './steps/basis';
import { type BatchEvent } from './steps/batch';
import { type CertifyEvent } from './steps/certify';
import { type CheckEvent } from './steps/check';
import { type ClockEvent } from './steps/clock';
import { type DecideEvent } from './steps/decide';
import { type DeliverEvent } from './steps/deliver';
import { type DeskEvent } from './steps/desk';
import { type HearEvent } from './steps/hear';
import { type JudgingEvent } from './steps/judging';
import { type InvestigateEvent } from './steps/investigate';
import { type NoticeEvent } from './steps/notice';
import { type OfferEvent } from './steps/offer';
import { type PanelEvent } from './steps/panel';
import { type PassOverEvent } from './steps/pass-over';
import { type PayEvent } from './steps/pay';
import { type RecoverEvent } from './steps/recover';
import { type RightsEvent } from './steps/rights';
import { type TransmitEvent } from './steps/transmit';
import { type VerifyEvent } from './steps/verify';
import { type VisitEvent } from './steps/visit';
import { type WholeEvent } from './steps/whole';

/** What every event carries: when (by the case's own clock), by whom, and the request it answers. */
export interface Stamp {
  at: Instant;
  by: ActorId;
  /** The natural person behind the account: duties are compared by it. */
  person: PersonId;
  /** Only on the last event of an act. */
  request?: RequestId;
  /** Beside the request, where the act was sent to the case: what proves that it was meant for it. */
  bond?: Bond;
}

/** An event at one step. */
export type OnStep<E> = E & { step: StepId };

/** What happened to a case, in its order. The ledger holds these rows and nothing else; `evolve` folds them. */
export type Happening =
  | WholeEvent
  | DeskEvent
  | ClockEvent
  | RightsEvent
  | BarEvent
  | BasisEvent
  | AcceptEvent
  | CheckEvent
  | VerifyEvent
  | VisitEvent
  | NoticeEvent
  | OfferEvent
  | PassOverEvent
  | PanelEvent
  | HearEvent
  | InvestigateEvent
  | RecoverEvent
  | JudgingEvent
  | DecideEvent
  | PayEvent
  | DeliverEvent
  | CertifyEvent
  | TransmitEvent
  | BatchEvent;

export type CaseEvent = Happening & Stamp;

/** One row of the ledger (流转记录): the event at its place in the chain. `salt`: of the commitment to what it hides, if anything (`private.ts`). */
export interface LedgerRow {
  case: CaseId;
  version: number;
  event: CaseEvent;
  head: Hash;
  salt?: string;
}
