import { type Duty, type RouteStep } from '../policy/policy';
import { type ActKind } from './acts';
import { type ActRule, type Context } from './context';
import { type CaseEvent, type Happening } from './events';
import { type LetterTemplate } from './letter-template';
import { type CaseState } from './state';

type EventType = Happening['type'];
type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** How one kind of event changes the state; pure and total. */
export type Folds<T extends EventType> = { [K in T]: (state: CaseState, event: EventOf<K>) => CaseState };

/**
 * One part of what can happen to a case: its acts, what they come to, and what follows. A kind of step is one such file in `steps/`;
 * everything that knows all acts or all events is composed of them in `steps/index.ts`.
 */
export interface CasePart<A extends ActKind, T extends EventType> {
  acts: { [K in A]: ActRule<K> };
  folds: Folds<T>;
  /** Of its events those that perform the step's duty: what judges or moves money, not a claim or a note. */
  performing?: readonly T[];
  /** Which letter the applicant gets of an event. */
  letters?: { [K in T]?: LetterTemplate | ((event: EventOf<K>) => LetterTemplate | undefined) };
}

/** What is so of every step of a kind. */
export interface KindFacts {
  /** Which duty it is, for whoever acts on it. */
  duty?: Duty;
  /** How many may hold it at once; one, if it does not say. */
  places?: (step: RouteStep) => number;
  /** What the end of its limit comes to, where nobody has anything to do by then: no reminder, and it is neither claimed nor, save where it `extends`, extended. */
  whenOver?: (context: Context<'lapse'>) => Happening[];
  /** Its holders are drawn by lot: nobody else claims it, and it is given to nobody by hand. */
  byLot?: true;
  /** How many days its limit is, where the case itself says so; else as many as its step has. */
  days?: (state: CaseState, step: RouteStep) => number;
  /** Its limit may be moved all the same, for whoever is waited for. */
  extends?: true;
  /** What whoever applied is told as it opens. */
  letter?: LetterTemplate;
  /** The machine ends it at once: nobody claims or extends it. */
  byItself?: true;
  /** A supervisor of the office may stand in for whoever holds its post. */
  standIn?: true;
}
