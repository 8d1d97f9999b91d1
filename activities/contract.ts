import { type Act, type Refusal } from '../src/domain/case/acts';
import { type LedgerRow } from '../src/domain/case/events';
import { type Finding } from '../src/domain/case/state';
import { type Role } from '../src/domain/offices';
import { type StartupGrantFacts } from '../src/domain/programmes/startup-grant-facts';
import {
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

/** A step newly opened: is anybody left who may do it, other than those who must keep apart? */
export interface Vacancy {
  step: StepId;
  role: Role;
  office: OfficeId;
  apart: PersonId[];
}

export interface Recorded {
  /** The head stored in the ledger; another one than the kernel's is a bug, and stops the case. */
  head: Hash;
  unstaffed: StepId[];
  /** Of the rights asked for: the number of the case that holds one already; none is reserved then. */
  takenBy?: string;
}

export interface PaymentOrder {
  case: CaseId;
  /** `case/item/attempt`. */
  key: string;
  fen: Fen;
  payee: TextRef;
}

export type Disbursed = { kind: 'paid'; on: LocalDate; reference: string } | { kind: 'bounced'; on: LocalDate; reason: string };

export interface Relayed {
  target: CaseId;
  answer: { kind: 'done'; payment?: { attempt: number; fen: Fen; payee: Hash } } | { kind: 'refused'; refusal: Refusal };
}

/** All side effects of a case. Each can run twice and change nothing more. */
export interface Activities {
  /**
   * Ledger rows by `case/version`, then what follows from them: rights, letters, results for other cases, the view.
   * @param reserve rights to be reserved once these rows stand, all or none
   */
  record(rows: LedgerRow[], vacancies: Vacancy[], reserve: string[]): Promise<Recorded>;
  /** Does `outgoing` hold an act on this step that was kept by then? */
  keptInTime(id: CaseId, step: StepId, by: Instant): Promise<boolean>;
  /** Asks the registries; what they say stays sealed in MongoDB. */
  compare(id: CaseId, answers: TextRef, facts: StartupGrantFacts): Promise<{ findings: Finding[]; facts: StartupGrantFacts }>;
  /** Pays by key until the treasury says paid or bounced. */
  disburse(order: PaymentOrder): Promise<Disbursed>;
  /** Acts upon other cases, kept in `outgoing` first; answers when each has. */
  relay(acts: { target: CaseId; act: Act }[]): Promise<Relayed[]>;
}
