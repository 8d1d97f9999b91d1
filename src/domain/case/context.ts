import { type Actor } from '../offices';
import { type RouteStep } from '../policy/policy';
import { type Instant } from '../values';
import { type Act, type ActKind, type Refusal } from './acts';
import { type Happening } from './events';
import { type Part } from './may-read';
import { type CaseState, type Obligation } from './state';
import { type Rules } from './submission';

/** Who stands where: all that is known before the form is filled in. */
export interface Standing {
  rules: Rules;
  state: CaseState;
  actor: Actor;
  /** By the case's own clock. */
  now: Instant;
  obligation?: Obligation | undefined;
  step?: RouteStep | undefined;
}

export interface Context<K extends ActKind = ActKind> extends Standing {
  act: Act<K>;
}

/** What an officer's form can ask. */
export type Asked =
  | 'text'
  | 'yuan'
  | 'clause'
  | 'items'
  | 'minor-items'
  | 'by'
  | 'days'
  | 'to-officer'
  | 'to-step'
  | 'when'
  | 'checklist'
  | 'marks'
  | 'scorer'
  | 'finding'
  | 'how'
  | 'receipt';

export type Party = 'offered' | 'officer' | 'supervisor' | 'colleague' | 'applicant' | 'machine' | 'sandbox';

/** Everything the domain knows of one kind of act. */
export interface ActRule<K extends ActKind> {
  /**
   * `officer`: holds the step's post, unclaimed or claimed by them. `supervisor`: of the step's office or one above.
   * `colleague`: any post in the step's office or above. `offered`: speaks for the unit that is asked now. `sandbox`: anybody of the case, where the case is the sandbox's.
   */
  by: Party;
  /** On which kinds of open step, or on the case as a whole. */
  on: readonly RouteStep['kind'][] | 'any-step' | 'case';
  /** What its form asks, in this order; an act that asks nothing is done by its button alone. */
  asks?: readonly Asked[];
  /** Its form carries files, which answer this item of the case. */
  files?: 'visit-photo' | 'finding-paper' | 'board-photo';
  /** What of the case its form shows: whoever may not read that does not get the form. */
  shows?: Part;
  /** Its form is a page of its own, and not one made of what it asks. */
  ownPage?: true;
  /** It judges nothing: its button stands back. */
  back?: true;
  /** It ends the case against its applicant. */
  harms?: true;
  /** Its letter is shown before it goes. */
  previews?: true;
  /** It leaves its step open, and first puts the officer's name on it (认领), so that no colleague starts beside them. */
  claims?: true;
  /** From when an act like this may be kept, where that is not the opening of its step. */
  since?: (standing: Standing) => Instant | undefined;
  /** Comes from another case, which knows the kind of our step and not its name. */
  across?: boolean;
  /** Refused if the obligation changed since the page was drawn. */
  minds?: boolean;
  /** Does acting perform the step's duty (and so may not be done by somebody kept apart)? */
  performs?: boolean;
  /** Refusals that need no content of the form: the button shows them. */
  standing?: (standing: Standing) => Refusal | undefined;
  /** Refusals that need the content. */
  content?: (context: Context<K>) => Refusal | undefined;
  decide: (context: Context<K>) => Happening[];
}

/** The open obligation and its step: rules tied to a step are asked only when both exist. */
export function stepOf(standing: Standing): { obligation: Obligation; step: RouteStep } {
  const { obligation, step } = standing;
  if (!obligation || !step) throw new Error('asked of a rule before its step was found open');
  return { obligation, step };
}
