import { type ActBodies, type ActKind, type Refusal } from '../src/domain/case/acts';
import { type CaseEvent, type LedgerRow } from '../src/domain/case/events';
import { type CaseOutcome, type CaseState, type Outcome } from '../src/domain/case/state';
import { type Rules } from '../src/domain/case/submission';
import { type Instant, type StepId } from '../src/domain/values';
import { type Waiters } from './waiters';

/** A case as its story sees it. */
export interface Kase {
  readonly state: CaseState;
  readonly rules: Rules;
  /** The instant by the case's own clock. */
  now(): Instant;
  /** The instant by everybody's clock, for acts upon other cases. */
  realNow(): Instant;
  /** Opens a step for its office; recorded together with what ended the one before. */
  open(step: StepId): void;
  /** Waits for a step to end; `over` if the case was withdrawn or lapsed meanwhile. */
  until(step: StepId): Promise<Outcome | 'over'>;
  /** Waits for something within an open step that is so by the case's own state. @returns false if the step ended first */
  reach(step: StepId, something: () => boolean): Promise<boolean>;
  /** An act of the machine itself, by the same rules as everybody's. @returns why not, if not */
  enter<K extends ActKind>(kind: K, step: StepId, body: ActBodies[K]): Refusal | undefined;
  /** Waits until all that has happened stands in the ledger: no effect overtakes what it rests on. */
  recorded(): Promise<void>;
  close(outcome: CaseOutcome): Promise<CaseOutcome>;
}

/** What the kernel's parts share: the folded state, and the rows not yet recorded. */
export interface Core {
  state: CaseState;
  rules: Rules;
  queue: LedgerRow[];
  /** Version up to which the ledger has it. */
  recorded: number;
  /** Version up to which somebody wants it there. What nobody waits for rides along with the next record. */
  wanted: number;
  waiters: Waiters;
  append(events: readonly CaseEvent[], how?: 'rides-along'): void;
}
