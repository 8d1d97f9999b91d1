import { type Facts } from '../ground/facts';
import { type StepKind } from '../programmes/route-shape';
import { type Explained } from '../ground/explained';
import { type Role } from '../offices';
import {
  type ActorId,
  type CaseId,
  type Fen,
  type Hash,
  type Instant,
  type LocalDate,
  type OfficeId,
  type PersonId,
  type RequestId,
  type StepId,
  type TextRef,
} from '../values';
import { type Expiry } from './acts';
import { type Bond } from './bond';
import { type CaseOutcome, type EvidenceRef, type Finding, type Inspection, type Pause, type Row, type Undertaking } from './state';
import { type Submission } from './submission';

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

interface Step {
  step: StepId;
}

/** What happened to a case, in its order. The ledger holds these rows and nothing else; `evolve` folds them. */
export type Happening =
  | { type: 'submitted'; submission: Submission }
  | ({
      type: 'opened';
      kind: StepKind;
      role: Role;
      office: OfficeId;
      due: Instant;
      places?: number;
      payment?: { key: string; fen: Fen };
    } & Step)
  | ({ type: 'passed-up'; office: OfficeId } & Step)
  | ({ type: 'unstaffed'; tell: OfficeId[] } & Step)
  | ({ type: 'claimed'; holder: ActorId } & Step)
  | ({ type: 'released'; holder: ActorId } & Step)
  | ({ type: 'reassigned'; from?: ActorId; to: ActorId; text: TextRef } & Step)
  | ({ type: 'extended'; due: Instant; text: TextRef } & Step)
  | ({ type: 'overdue' } & Step)
  | { type: 'noted'; text: TextRef }
  | { type: 'messaged'; text: TextRef }
  | ({ type: 'accepted'; deemed: boolean; undertaking?: Undertaking; text?: TextRef } & Step)
  | ({ type: 'not-accepted'; clause: string; text: TextRef } & Step)
  | ({ type: 'supplement-asked'; items: { item: string; text: TextRef }[]; due: Instant } & Step)
  | ({ type: 'supplemented'; answers: TextRef; facts: Facts; evidence: EvidenceRef[]; due: Instant } & Step)
  | { type: 'promise-kept'; evidence: EvidenceRef[] }
  | ({ type: 'lapsed' } & Step)
  | { type: 'limits'; statutory?: LocalDate; promised?: LocalDate; pause?: Pause['reason']; from?: LocalDate; extension?: number }
  | { type: 'reminded'; what: Expiry; key: string }
  | { type: 'reserved'; keys: string[] }
  | { type: 'right-taken'; number: string }
  | ({ type: 'checked'; findings: Finding[]; facts: Facts } & Step)
  | ({ type: 'settled'; finding: string; verdict: 'agrees' | 'differs'; text: TextRef; paper?: EvidenceRef } & Step)
  | ({ type: 'appointed'; on: Instant; text: TextRef } & Step)
  | ({ type: 'inspected'; inspection: Inspection } & Step)
  | ({ type: 'ended'; text?: TextRef } & Step)
  | ({ type: 'returned'; to: StepId; undone: StepId[]; text: TextRef } & Step)
  | ({ type: 'refused'; clause: string; text: TextRef } & Step)
  | ({ type: 'granted'; result?: Explained<number>; payee: TextRef; text?: TextRef } & Step)
  | ({ type: 'joined-batch'; batch: CaseId; attempt: number } & Step)
  | ({ type: 'left-batch'; batch: CaseId; attempt: number } & Step)
  | ({ type: 'payment-ordered'; batch: CaseId; attempt: number } & Step)
  | ({ type: 'paid'; attempt: number; on: LocalDate; reference: string } & Step)
  | ({ type: 'bounced'; attempt: number; on: LocalDate; reason: string; answerBy: Instant } & Step)
  | ({ type: 'account-mended'; attempt: number; key: string; payee: TextRef; due: Instant } & Step)
  | ({ type: 'delivered'; how: 'online' | 'window' | 'post' } & Step)
  | { type: 'withdrawn'; text: TextRef }
  | { type: 'clock-moved'; days: number }
  | {
      type: 'recalendared';
      version: string;
      dues: Record<string, Instant>;
      limits?: { statutory?: LocalDate; promised?: LocalDate };
      supplementDue?: Instant;
    }
  | ({ type: 'row'; row: Row } & Step)
  | { type: 'closed'; outcome: CaseOutcome };

export type CaseEvent = Happening & Stamp;

/** One row of the ledger (流转记录): the event at its place in the chain. `salt`: of the commitment to what it hides, if anything (`private.ts`). */
export interface LedgerRow {
  case: CaseId;
  version: number;
  event: CaseEvent;
  head: Hash;
  salt?: string;
}
