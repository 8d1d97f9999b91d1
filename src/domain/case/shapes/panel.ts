import { type Explained } from '../../ground/explained';
import { type ActorId, type Instant, type PersonId, type StepId, type TextRef } from '../../values';

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
