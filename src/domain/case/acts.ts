import { type ActorId, type Instant, type RequestId, type StepId } from '../values';
import { type AcceptActs } from './steps/accept';
import { type BarActs } from './steps/bar';
import { type BasisActs } from './steps/basis';
import { type BatchActs } from './steps/batch';
import { type CertifyActs } from './steps/certify';
import { type CheckActs } from './steps/check';
import { type ClockActs } from './steps/clock';
import { type DecideActs } from './steps/decide';
import { type DeliverActs } from './steps/deliver';
import { type DeskActs } from './steps/desk';
import { type HearActs } from './steps/hear';
import { type JudgingActs } from './steps/judging';
import { type InvestigateActs } from './steps/investigate';
import { type NoticeActs } from './steps/notice';
import { type OfferActs } from './steps/offer';
import { type PanelActs } from './steps/panel';
import { type PassOverActs } from './steps/pass-over';
import { type PayActs } from './steps/pay';
import { type RecoverActs } from './steps/recover';
import { type ReviewActs } from './steps/review';
import { type TransmitActs } from './steps/transmit';
import { type VerifyActs } from './steps/verify';
import { type VisitActs } from './steps/visit';
import { type WholeActs } from './steps/whole';

/**
 * What may run out beside a step's limit: 承诺时限, the date promised at 容缺受理, the time to mend an account after a bounce; and the day on which
 * somebody who was asked for an answer is reminded of it.
 */
export type Expiry = 'promised-limit' | 'undertaking' | 'account' | 'hearing';

/** What each kind of act carries beside the common part. Words stand in MongoDB; an act holds their id and hash. */
export interface ActBodies
  extends
    AcceptActs,
    BarActs,
    BasisActs,
    BatchActs,
    CertifyActs,
    CheckActs,
    ClockActs,
    DecideActs,
    DeliverActs,
    DeskActs,
    HearActs,
    InvestigateActs,
    JudgingActs,
    NoticeActs,
    OfferActs,
    PanelActs,
    PassOverActs,
    PayActs,
    RecoverActs,
    ReviewActs,
    TransmitActs,
    VerifyActs,
    VisitActs,
    WholeActs {}

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
  | 'basis-replaced'
  | 'barred'
  | 'bar-upheld'
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
  | 'already-reminded'
  | 'notice-over'
  | 'not-on-notice'
  | 'sum-out-of-range'
  | 'budget-spent'
  | 'certificate-issued'
  | 'receipt-unreadable'
  | 'rows-open'
  | 'rows-being-reckoned'
  | 'rows-unknown'
  | 'not-offered'
  | 'nobody-new'
  | 'left-to-a-person'
  | 'not-in-situation'
  | 'not-drawn'
  | 'already-scored'
  | 'marks-incomplete'
  | 'mark-out-of-range'
  | 'panel-complete'
  | 'panel-incomplete'
  | 'panel-being-drawn'
  | 'no-such-scorer'
  | 'nothing-said';
