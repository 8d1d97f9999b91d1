import { type Facts } from '../ground/facts';
import { type StepKind } from '../programmes/route-shape';
import { type Compared } from '../ground/reply';
import { type Explained } from '../ground/explained';
import { type Duty } from '../policy/policy';
import { type Bar } from './steps/bar';
import { type Replacement } from './steps/basis';
import { type After } from '../ground/after';
import { type Applicant } from '../mandates';
import { type Role } from '../offices';
import {
  type ActorId,
  type AreaCode,
  type CaseId,
  type CertificateCode,
  type Fen,
  type Hash,
  type Instant,
  type LocalDate,
  type OfficeId,
  type PersonId,
  type PlaceId,
  type RequestId,
  type StepId,
  type TextRef,
} from '../values';
import { type EvidenceRef } from './shapes/evidence';
import { type Visit } from './shapes/visit';
import { type Panel } from './shapes/panel';
import { type Hearing } from './shapes/hearing';
import { type Offers, type Passing } from './shapes/offers';
import { type Notice } from './shapes/notice';
import { type Transmission } from './shapes/transmission';
import { type Payment, type Row } from './shapes/payment';
import { type RosterState } from './shapes/roster';

export { type EvidenceRef } from './shapes/evidence';
export { type PhoneTime, type OnPhone, type Inspection, type Visit } from './shapes/visit';
export { type Tie, type Barred, type Drawing, type Score, type Panel, ties } from './shapes/panel';
export { type HearingEnd, type Hearing } from './shapes/hearing';
export { type Offer, type Offers, type Passing } from './shapes/offers';
export { type Notice } from './shapes/notice';
export { type Transmission } from './shapes/transmission';
export { type PaymentStatus, type Payment, type Row } from './shapes/payment';
export { type RowsJudged, type RosterState } from './shapes/roster';

/** How a step ended. `returned` sends the story back; the others move it on or end it. */
export type Outcome = 'done' | 'returned' | 'refused' | 'not-accepted';

/** How a case ended (办结 says nothing of success, so the result stands beside it). */
export type CaseOutcome = 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'settled';

/** Somebody's pending step. */
export interface Obligation {
  step: StepId;
  kind: StepKind;
  role: Role;
  office: OfficeId;
  /** Who has claimed it (认领): one officer, or as many inspectors as a visit needs. */
  holders: ActorId[];
  opened: Instant;
  /** From when the present limit counts: the opening, or the applicant's answer. */
  since: Instant;
  /** How many may hold it, where more than one may: a site visit is several inspectors'. */
  places?: number;
  /** When its limit runs out; absent while it stands still for the applicant. */
  due?: Instant;
  /** Version of the event that last touched it: what a page drawn before that has seen is stale. */
  changed: number;
  extended: boolean;
  overdue: boolean;
  /** Its clock stands still for a case that it waits for (`steps/bar.ts`). @property left days of its limit that are left then */
  still?: { left: number };
  /** Nobody eligible is left for it, here or above; whoever claims it ends that. */
  unstaffed?: boolean;
}

/** Days that do not count (不计入办理时限): strictly after `from`, up to and including `to`. */
export interface Pause {
  reason: 'visit' | 'panel' | 'notice' | 'bar';
  from: LocalDate;
  to?: LocalDate;
}

/** The case's own two limits, from 受理 to the decision. */
export interface Limits {
  from: LocalDate;
  statutory?: LocalDate;
  promised?: LocalDate;
  pauses: Pause[];
  /** Working days by which a supervisor extended both, once. */
  extension?: number;
}

/** One thing a registry was asked. The values stay sealed in MongoDB; here is only how they compare. */
export interface Finding extends Compared {
  /** An officer settled it from an uploaded paper. */
  settled?: { by: ActorId; at: Instant; verdict: 'agrees' | 'differs'; text: TextRef; paper?: EvidenceRef };
}

export interface Supplement {
  step: StepId;
  items: { item: string; text: TextRef }[];
  asked: Instant;
  /** Until when the applicant may answer; after it the case lapses. */
  due: Instant;
}

/** 承诺书 at 容缺受理: which minor papers follow, and by when. */
export interface Undertaking {
  items: string[];
  by: LocalDate;
}

/** The fold of a case's events; also the view that pages read. */
export interface CaseState {
  id: CaseId;
  /** 办件编号. */
  number: string;
  sandbox: boolean;
  programme: string;
  /** The policy file in force, by id; the whole stands in the case's input. */
  policy: string;
  area: AreaCode;
  version: number;
  head: Hash;
  /** 0 until accepted; grows by one when a step is returned. */
  round: number;
  applicant: Applicant;
  beneficiaries: PersonId[];
  /** Whose rights are used (`once` of the policy), by random ids. */
  subjects: string[];
  /** Of a linked case: what it follows. */
  after?: After;
  /** The place that it is filed for. */
  place?: PlaceId;
  submitted: Instant;
  /** When what is to be accepted was complete in hand: the submission, or the last supplement. */
  received: Instant;
  accepted?: { at: Instant; deemed: boolean };
  decided?: { at: Instant; granted: boolean; by: ActorId; clause?: string; text?: TextRef };
  /** Withdrawn or lapsed: nothing may be done any more, and the story is on its way to the end. */
  ending?: 'withdrawn' | 'lapsed';
  outcome?: CaseOutcome;
  closed?: Instant;
  answers: TextRef;
  evidence: EvidenceRef[];
  payee: TextRef;
  facts: Facts;
  /** Of the commitments in the ledger; never shown. */
  salt: string;
  obligations: Obligation[];
  /** Who has done what in which round, by which step; round 0 counts in every round, and what a return leaves standing in the next. */
  duties: { duty: Duty; person: PersonId; round: number; step?: StepId }[];
  done: Record<string, Outcome>;
  /** Who ended each step, so that whoever comes second is told who was first. */
  endedBy: Record<string, ActorId>;
  limits?: Limits;
  supplement?: Supplement;
  supplements: number;
  promised?: Undertaking;
  findings: Finding[];
  roster?: RosterState;
  /** Reserved: keys of rights held; taken: the case that holds one already; budget: fen held of the policy's, or that so much was not left. */
  rights: { reserved: string[]; takenBy?: string; budget?: Fen; budgetSpent?: true };
  /** Of each step that is a visit, the one begun last at the end. */
  visits: Visit[];
  /** Of each step that is a panel, the one drawn last at the end; none yet, if it is not there. */
  panels?: Panel[];
  /** Of each time that somebody was heard, in their order; none yet, if it is not there. */
  hearings?: Hearing[];
  /** Of each step that is a public notice, the one begun last at the end. */
  notices: Notice[];
  /** What it was filed on has been replaced by a correction: nothing is granted or paid upon it any more. */
  basisReplaced?: Replacement;
  /** What is or was open over its place that stops it; none yet, if it is not there. */
  bars?: Bar[];
  result?: Explained<number>;
  /** 追回: what is owed back, and what has come in of it. */
  recovery?: { fen: Fen; repaid: { fen: Fen; on: LocalDate }[] };
  payments: Payment[];
  /** 审核认定书, once it was issued. */
  certificate?: { code: CertificateCode; at: Instant };
  /** What other authorities have acknowledged; none yet, if it is not there. */
  transmissions?: Transmission[];
  /** Of what is offered to units in turn. */
  offers?: Offers;
  /** Of a place that passes to another operator, from the freeze on. */
  passing?: Passing;
  rows: Row[];
  /** How what was decided was handed over (送达). */
  delivered?: 'online' | 'window' | 'post';
  /** What each request came to: the version its last event made. */
  requests: Record<RequestId, number>;
  /** 延长办理期限 was used: once a case, whatever the step. */
  extended?: boolean;
  /** What has run out and was reminded of, once each. */
  reminded: string[];
  /** Milliseconds by which somebody trying the sandbox has moved this case's clock. */
  offset: number;
}
