import { type Facts } from '../ground/facts';
import { type Calendar } from '../calendar/calendar';
import {
  type ActorId,
  type CaseId,
  type Fen,
  type Hash,
  type Instant,
  type LocalDate,
  type PersonId,
  type RequestId,
  type StepId,
  type TextRef,
} from '../values';
import { type EvidenceRef, type Finding, type Row } from './state';

/** What may run out beside a step's limit: 承诺时限, the date promised at 容缺受理, the time to mend an account after a bounce. */
export type Expiry = 'promised-limit' | 'undertaking' | 'account';

/** What each kind of act carries beside the common part. Words stand in MongoDB; an act holds their id and hash. */
export interface ActBodies {
  /** 认领 / 取消认领 / 转办 */
  claim: object;
  release: object;
  reassign: { to: ActorId; text: TextRef };
  /** 延长办理期限: once, by a supervisor, in working days. */
  extend: { days: number; text: TextRef };
  /** Internal; never shown to the applicant. */
  note: { text: TextRef };
  /** To the applicant, as a letter. */
  message: { text: TextRef };
  /** 受理 / 不予受理 / 一次性告知补正 / 容缺受理 */
  accept: object;
  'refuse-acceptance': { clause: string; text: TextRef };
  'request-supplement': { items: { item: string; text: TextRef }[] };
  'accept-conditionally': { items: string[]; by: LocalDate; text: TextRef };
  /** The applicant's answer to a supplement, or a paper that was promised. */
  supplement: { answers: TextRef; facts: Facts; evidence: EvidenceRef[] };
  'keep-promise': { evidence: EvidenceRef[] };
  /** The clock: silence past a limit. */
  lapse: object;
  /** The clock: something that no step's own limit watches has run out. */
  expire: { what: Expiry };
  /** The registries' comparison. */
  checked: { findings: Finding[]; facts: Facts };
  'settle-finding': { finding: string; verdict: 'agrees' | 'differs'; text: TextRef; paper?: EvidenceRef };
  /** 实地核查: the appointment, then what each inspector found. */
  appoint: { on: Instant; text: TextRef };
  inspect: { checklist: Record<string, boolean>; text: TextRef; photos: EvidenceRef[] };
  advance: { text: TextRef };
  return: { to: StepId; text: TextRef };
  refuse: { clause: string; text: TextRef };
  grant: { text?: TextRef };
  'join-batch': { batch: CaseId };
  'leave-batch': { batch: CaseId };
  /** Carries what the releaser saw; the row's case compares. */
  'order-payment': { batch: CaseId; attempt: number; fen: Fen; payee: Hash; releasedBy: PersonId };
  paid: { attempt: number; on: LocalDate; reference: string };
  bounced: { attempt: number; on: LocalDate; reason: string };
  'mend-account': { payee: TextRef };
  deliver: { how: 'online' | 'window' | 'post' };
  withdraw: { text: TextRef };
  /** Sandbox only. */
  'move-clock': { days: number };
  recalendar: { calendar: Calendar };
  /** 发放批次: rows are asked to join; each answer and result comes home as `row`. */
  'add-rows': { cases: CaseId[] };
  'remove-row': { case: CaseId };
  row: { row: Row };
  compose: { text?: TextRef };
  'release-payment': { text?: TextRef };
}

export type ActKind = keyof ActBodies;

/** The step of an act that comes from another case, which knows the kinds of our steps and not their names: it finds the open one. */
export const byKind = 'by-kind' as StepId;

interface Common<K extends ActKind> {
  kind: K;
  step: StepId;
  /** Issued by the server with the form: a double click is one act. */
  request: RequestId;
  /** When the portal kept it; an act is judged by this instant, not by when it reached the worker. */
  at: Instant;
  /** The case's version when the page was drawn. */
  seen: number;
}

export type Act<K extends ActKind = ActKind> = { [Kind in K]: Common<Kind> & ActBodies[Kind] }[K];

/** Why an act is not allowed; the words stand in the locales under `refusal.<code>`. */
export interface Refusal {
  code: RefusalCode;
  /** Who holds the obligation now. */
  holder?: ActorId;
  /** A number of a case, an item, a date: what the words need. */
  detail?: string;
}

export type RefusalCode =
  | 'other-case'
  | 'other-sender'
  | 'out-of-time'
  | 'before-opened'
  | 'unknown-act'
  | 'case-closed'
  | 'step-not-open'
  | 'step-ended'
  | 'wrong-step'
  | 'applicant-only'
  | 'officer-only'
  | 'machine-only'
  | 'sandbox-only'
  | 'not-your-office'
  | 'supervisor-only'
  | 'held-by-another'
  | 'not-held'
  | 'all-places-held'
  | 'stale'
  | 'duties-separate'
  | 'waiting-for-applicant'
  | 'not-asked'
  | 'nothing-promised'
  | 'supplement-used'
  | 'no-items'
  | 'unknown-item'
  | 'not-minor'
  | 'date-out-of-range'
  | 'too-late'
  | 'already-extended'
  | 'unknown-finding'
  | 'finding-settled'
  | 'findings-open'
  | 'already-inspected'
  | 'checklist-incomplete'
  | 'unknown-clause'
  | 'cannot-return-there'
  | 'not-eligible'
  | 'right-taken'
  | 'payment-not-ready'
  | 'payment-not-in-batch'
  | 'payment-changed'
  | 'payment-not-ordered'
  | 'payment-under-way'
  | 'no-bounce'
  | 'promise-open'
  | 'batch-empty'
  | 'batch-row-unknown'
  | 'batch-row-pending'
  | 'same-person'
  | 'sent-otherwise'
  | 'already-reminded';
