import { type Facts } from '../ground/facts';
import { type StepKind } from '../programmes/route-shape';
import { type Compared } from '../ground/reply';
import { type Explained } from '../ground/explained';
import { type RowRange, type SheetRef } from '../ground/sheet';
import { type RowCounts, type RowJudgement } from '../programmes/roster';
import { type Duty } from '../policy/policy';
import { type Bar } from './steps/bar';
import { type Replacement } from './steps/basis';
import { type After } from '../ground/after';
import { type Applicant } from '../mandates';
import { type Role } from '../offices';
import { type Receiver } from '../receiver';
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
  type PartyId,
  type PersonId,
  type PlaceId,
  type RequestId,
  type StepId,
  type TextRef,
} from '../values';

/** How a step ended. `returned` sends the story back; the others move it on or end it. */
export type Outcome = 'done' | 'returned' | 'refused' | 'not-accepted';

/** How a case ended (办结 says nothing of success, so the result stands beside it). */
export type CaseOutcome = 'granted' | 'refused' | 'not-accepted' | 'withdrawn' | 'lapsed' | 'settled';

/** A paper handed in: where the bytes are, what they hash to, which item of the policy's list it answers. */
export interface EvidenceRef {
  item: string;
  file: string;
  hash: Hash;
}

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
  /** Nobody eligible is left for it, here or above; whoever claims it ends that. */
  unstaffed?: boolean;
}

/** Days that do not count (不计入办理时限): strictly after `from`, up to and including `to`. */
export interface Pause {
  reason: 'visit' | 'panel' | 'notice';
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

/** What a telephone's own clock said, and by how many seconds the server's was ahead of it when both were last compared. Both are the telephone's claim. */
export interface PhoneTime {
  at: Instant;
  ahead?: number;
}

/** Of an entry that a telephone kept until it had a signal: when it was last typed in there, and when each photograph was added. */
export interface OnPhone {
  typed: PhoneTime;
  photos: (PhoneTime & { file: string })[];
}

export interface Inspection {
  by: ActorId;
  person: PersonId;
  /** When it came to the server: the instant that counts. */
  at: Instant;
  checklist: Record<string, boolean>;
  text: TextRef;
  photos: EvidenceRef[];
  phone?: OnPhone;
}

/** 实地核查 of one step. */
export interface Visit {
  step: StepId;
  appointment?: { at: Instant; text: TextRef };
  inspections: Inspection[];
}

/** Why somebody who holds the post was left out of a draw: what ties them to the case, as far as it can be found. */
export type Tie = (typeof ties)[number];
export const ties = ['benefits', 'mandate', 'filed', 'involved', 'declared', 'same-person'] as const;

export interface Barred {
  actor: ActorId;
  why: Tie;
}

/** One draw of scorers: by `draw` of the seed over all accounts of the order the same order comes again. */
export interface Drawing {
  at: Instant;
  seed: string;
  order: ActorId[];
  barred: Barred[];
}

/** What one scorer gave: whole points for each aspect. Nobody but they see it until the step has ended. */
export interface Score {
  by: ActorId;
  person: PersonId;
  at: Instant;
  marks: Record<string, number>;
  opinion: TextRef;
}

/** 评审 of one step. */
export interface Panel {
  step: StepId;
  drawings: Drawing[];
  /** Who is to score, in the order in which they were assigned. */
  seats: ActorId[];
  /** Who had a seat and gave it back (回避) or was replaced: what they gave counts no more. */
  struck: { actor: ActorId; at: Instant; by: ActorId; why: 'tie' | 'replaced'; reason: TextRef }[];
  /** The totals stood too far apart, and one more was called. */
  called?: true;
  /** How often a supervisor had it drawn again. */
  again: number;
  scores: Score[];
  /** Once it has ended: points in hundredths, whole and by aspect. */
  mean?: Explained<number>;
  aspects?: Record<string, number>;
}

/** How a hearing ended: whoever was heard said that it was all, or its date passed, with something said or nothing. */
export type HearingEnd = 'enough' | 'time' | 'silence';

/** 听取陈述 of one step: what whoever the case concerns said to what they were asked. */
export interface Hearing {
  step: StepId;
  asked: Instant;
  /** Its last instant. */
  until?: Instant;
  answers: { by: ActorId; at: Instant; text: TextRef; papers: EvidenceRef[] }[];
  over?: { at: Instant; how: HearingEnd };
}

/** What was offered to a unit: since when, until when, and what it answered. */
export interface Offer {
  to: PartyId;
  at: Instant;
  until: Instant;
  /** `over`: no answer by the date. */
  answer?: 'taken' | 'declined' | 'over';
  answered?: Instant;
  /** Why it declined. */
  text?: TextRef;
}

/** 征询承接: in which order units are asked, and those who were. */
export interface Offers {
  order: PartyId[];
  asked: Offer[];
}

/** 交接: what passes from whom to whom, since when; how many people were counted as it began, and anew. */
export interface Passing {
  place: PlaceId;
  from: PartyId;
  to: PartyId;
  on: LocalDate;
  count: number;
  hash: Hash;
  passed?: number;
  missing?: number;
}

/** 公示 of one step. */
export interface Notice {
  step: StepId;
  /** What its row says, by its hash, as it was put up. */
  row: Hash;
  from: Instant;
  /** What its clock said as it came to stand still; while it runs the step's own limit says so. */
  until?: Instant;
  /** Its time is over; whether the page stood through it is being looked at. */
  over?: true;
  /** What it said at its end. */
  taken?: Hash;
  /** Days that were added, since the page did not stand on as many. */
  lost: LocalDate[];
  /** 异议, each with the working days that were left. While one is not lifted the row stands, and its clock stands still. */
  holds: { objection: CaseId; at: Instant; left: number; upheld?: boolean }[];
  /** Photographs of the board it was also posted on. */
  boards: { by: ActorId; at: Instant; text: TextRef; photos: EvidenceRef[] }[];
}

/** One 送达 to another authority, acknowledged. */
export interface Transmission {
  step: StepId;
  receiver: Receiver;
  /** The number that the receiver gave it. */
  receipt: string;
  on: LocalDate;
}

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

/** What an officer said of rows of the roster; of two that say of the same row the later holds. */
export interface RowsJudged {
  by: ActorId;
  at: Instant;
  /** `open`: taken back, as long as the step is open. */
  verdict: RowJudgement | 'open';
  rows: RowRange[];
  text: TextRef;
}

/** 花名册 of a case: its rows stand sealed elsewhere. */
export interface RosterState extends SheetRef {
  counts?: RowCounts;
  judgements: RowsJudged[];
  /** How many of the judgements the counts and the facts know of already. */
  reckoned: number;
  /** The most rows that were disputed at once, if any were: in the end none is. */
  disputed?: number;
  /** How often somebody else's case had it looked at again. */
  again: number;
  /** The last of these is not reckoned yet: the counts are older than it, and the step does not end on them. */
  awaited?: true;
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
