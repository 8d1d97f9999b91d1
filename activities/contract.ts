import { type Facts } from '../src/domain/ground/facts';
import { type Act, type Refusal } from '../src/domain/case/acts';
import { type LedgerRow } from '../src/domain/case/events';
import { type Barred, type Finding, type RowsJudged } from '../src/domain/case/state';
import { type RowCounts } from '../src/domain/programmes/roster';
import { type Posted } from '../src/store/postings';
import { type Role } from '../src/domain/offices';
import { type Receiver } from '../src/domain/receiver';
import {
  type ActorId,
  type CaseId,
  type Fen,
  type Hash,
  type Instant,
  type LocalDate,
  type OfficeId,
  type PersonId,
  type StepId,
  type TextRef,
} from '../src/domain/values';

/** A step newly opened: are enough people left who may do it, other than those who must keep apart? */
export interface Vacancy {
  step: StepId;
  role: Role;
  office: OfficeId;
  /** The offices above, nearest first: whom it passes to. */
  above: OfficeId[];
  /** How many different persons it takes. */
  needed: number;
  apart: PersonId[];
}

/** A step that nobody in its office may do. */
export interface Unstaffed {
  step: StepId;
  /** The nearest office above where somebody may; without one it stays where it is, and is said. */
  to?: OfficeId;
}

export interface Recorded {
  /** The head stored in the ledger; another one than the kernel's is a bug, and stops the case. */
  head: Hash;
  unstaffed: Unstaffed[];
  /** Of the rights asked for: the number of the case that holds one already; none is reserved then. */
  takenBy?: string;
  /** So much is not left of the policy's budget; none is held then. */
  budgetSpent?: true;
}

/** What a case is to hold of its policy's budget. */
export interface BudgetAsked {
  policy: string;
  /** What the policy gives in all. */
  total: Fen;
  fen: Fen;
}

export interface PaymentOrder {
  case: CaseId;
  /** `case/item/attempt`. */
  key: string;
  fen: Fen;
  payee: TextRef;
}

/** What is sent to another authority: which case's, at which of its steps. */
export interface Outward {
  case: CaseId;
  step: StepId;
  receiver: Receiver;
}

export type Disbursed = { kind: 'paid'; on: LocalDate; reference: string } | { kind: 'bounced'; on: LocalDate; reason: string };

export interface Relayed {
  target: CaseId;
  /** `kept`: no answer yet; the act stands in `outgoing` and is sent again from there, and may be asked again under its key. */
  answer: { kind: 'done'; payment?: { attempt: number; fen: Fen; payee: Hash } } | { kind: 'refused'; refusal: Refusal } | { kind: 'kept' };
}

/** All side effects of a case. Each can run twice and change nothing more. */
export interface Activities {
  /**
   * Ledger rows by `case/version`, then what follows from them: rights, letters, results for other cases, the view.
   * @param reserve rights to be reserved once these rows stand, all or none
   */
  record(rows: LedgerRow[], vacancies: Vacancy[], reserve: string[], budget?: BudgetAsked): Promise<Recorded>;
  /** Does `outgoing` hold an act on this step that was kept by then? */
  keptInTime(id: CaseId, step: StepId, by: Instant): Promise<boolean>;
  /** Asks the registries; what they say stays sealed in MongoDB. */
  compare(id: CaseId, programme: string, answers: TextRef, facts: Facts): Promise<{ findings: Finding[]; facts: Facts }>;
  /**
   * 名册核验: each row beside the registries, in chunks; what was looked at already is not asked for again, except rows still unanswered.
   * Goes on where an attempt before it died.
   * @param judged what officers said of rows, which is stronger than what the registries say
   * @param again how often somebody else's case had it looked at again, or it came back to the step: rivals are looked up anew
   */
  checkRows(id: CaseId, judged: RowsJudged[], again: number): Promise<{ counts: RowCounts; facts: Facts }>;
  /** 评审: who may be drawn as scorers of a step, in no order, and who may not, with why. */
  drawScorers(id: CaseId, step: StepId): Promise<{ pool: ActorId[]; barred: Barred[] }>;
  /** Pays by key until the treasury says paid or bounced. */
  disburse(order: PaymentOrder): Promise<Disbursed>;
  /** Sends what was decided by the key `case/step`, until the receiver acknowledges it. @returns its receipt */
  transmit(which: Outward): Promise<{ receipt: string; on: LocalDate }>;
  /** Puts a row up on its office's public page. @param amount whether it says what is proposed @returns what it says, by its hash */
  putUp(which: Posted, amount: boolean): Promise<{ row: Hash }>;
  /** What the row says now, and the working days on which it did not stand. */
  lookBack(which: Posted): Promise<{ row: Hash; lost: LocalDate[] }>;
  takeDown(which: Posted): Promise<void>;
  /**
   * The place that a case passes over takes nothing more, and who is there is written down: how many, and a hash of who. Again it answers the same.
   * @param on from which day the next operator runs it
   */
  freezePlace(id: CaseId, on: LocalDate): Promise<{ count: number; hash: Hash; on: LocalDate }>;
  /** Each resident passes by a write of its own and is told; counted anew, the place passes if nobody is missing. Goes on where an attempt before it died. */
  passOver(id: CaseId): Promise<{ count: number; hash: Hash; passed: number; missing: number }>;
  /** Acts upon other cases, kept in `outgoing` first; says of each what it answered, if it did. */
  relay(acts: { target: CaseId; act: Act }[]): Promise<Relayed[]>;
}

/** What the daily schedule does; no case waits for it. */
export interface Schedules {
  /**
   * Opens a handful of the invitations whose day has come.
   * @param after the key of the last one of the handful before; empty at first
   * @param asOf another day than today
   * @returns the key to go on after; nothing when all are done
   */
  openDue(after: string, asOf?: LocalDate): Promise<string | undefined>;
  /** Tells a handful of those who asked to be told, of what has opened or whose day has come; as above. */
  tellWaiting(after: string, asOf?: LocalDate): Promise<string | undefined>;
  /** Asks for the correction of a handful of granted cases that others contradict; as above. */
  askCorrections(after: string, asOf?: LocalDate): Promise<string | undefined>;
  /** Reminds a handful of the units that filed last year, and not yet this, that the window closes; as above. */
  remindWindows(after: string, asOf?: LocalDate): Promise<string | undefined>;
}

/** What is asked, all of it in one payload: each payload is sealed by itself, which costs more than most of what is asked for weighs. */
export interface Asked<Of extends unknown[]> {
  question: string;
  of: Of;
}

/** An answer with the question it was given to: what one case was told cannot be told to another, nor again later. */
export interface Answered<Answer> {
  question: string;
  answer: Answer;
}

/** The same as they go through Temporal. */
export type AnsweringActivities = {
  [K in keyof Activities]: (asked: Asked<Parameters<Activities[K]>>) => Promise<Answered<Awaited<ReturnType<Activities[K]>>>>;
};
