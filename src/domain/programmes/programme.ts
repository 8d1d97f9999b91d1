import { type z } from 'zod';
import { type Answers } from '../form/answers';
import { type Section, type Typed } from '../form/field';
import { type After, type Followed } from '../ground/after';
import { type Facts } from '../ground/facts';
import { type Jurisdiction } from '../ground/jurisdiction';
import { type MinimumWage } from '../ground/minimum-wages';
import { type Payee } from '../ground/payee';
import { type NewPlace, type PlaceKind } from '../places/place';
import { type AreaCode, type LocalDate, type PartyId, type PersonId } from '../values';
import { type Scored } from '../panel/mean';
import { type Comparison } from './comparison';
import { type LevyFacts } from './quota/levy-facts';
import { type Roster } from './roster';
import { type Formula, type Rule } from './rule';
import { type RouteShape } from './route-shape';

/** For whom something is claimed once: a person, or a thing that the store gives a random id (a firm by its code, premises by their address). */
export type RightHolder = { person: PersonId } | { thing: string; key: string };

/** One question of the pre-check, asked after where somebody is registered; words stand under `matter.ask.<name>`. */
export interface PreCheckQuestion {
  name: string;
  /** Without them a past day is asked for. */
  options?: readonly string[];
  /** As of a field of the form. */
  servesOnly?: readonly string[];
  onlyIf?: (said: Typed) => boolean;
}

/** What a supervisor begins over somebody's case. */
export interface BegunOver {
  /** By its name: what was found, what is asked, until when. */
  asks: string;
  /** Only over a case by which a place stands at something today, and whose policy names it (`standing.over`); else over any that was granted. */
  standing?: true;
}

/** What a case enters in the register of places as it is granted. */
export interface Registers<A extends Answers> {
  kind: PlaceKind;
  /** As its answers say. */
  place: (answers: A) => NewPlace;
  /**
   * It lies in the place that the case is for, and stands only while that one does: at what (`stars`), and which rule of the policy says by its
   * `atLeast` at how much. Without it the place is by itself.
   */
  within?: { what: string; rule: string };
}

/** Whoever applies with the applicant is named by them in a part of its own, and each confirms under their own account. */
export interface Together {
  asks: Section;
  /** What they confirm, by the addresses of fields (`firm.name`): shown to them, and for them to confirm again when it is changed. */
  confirms: readonly string[];
}

/** Whether somebody would qualify, without an account. */
export interface PreCheck<F> {
  asks: readonly PreCheckQuestion[];
  /** @param street where somebody is registered; nine noughts: somewhere that no policy here is for */
  facts: (said: Typed, street: AreaCode, on: LocalDate) => F;
}

/**
 * 事项. Everything that differs between matters; policy files hold the parameters, `workflows/` the story. A programme is one folder, and
 * one line in `programmes/index.ts` and `workflows/index.ts`.
 */
export interface Programme<A extends Answers = Answers, F extends Facts = Facts> {
  /** As policy files name it; its words stand under the same name. */
  name: string;
  /** The workflow type. */
  story: string;
  /**
   * `person`, `unit`: who applies, themselves or by whoever speaks for it. `office`: nobody applies for it; an office makes it of others' cases. `public`: anybody, about another's case; without an
   * account, or under their own. `supervisor`: opened over somebody's case, who is told as its applicant and takes nothing back.
   */
  filedBy: 'person' | 'unit' | 'office' | 'public' | 'supervisor';
  /**
   * Of what a unit files for one of its places: of which kinds, and the part of the form that says which. That part (`placePart` of `common/place.ts`)
   * is filled in from the register for as long as the draft is open, and never typed. `afterwards`: also once the unit runs the place no more, or it is closed, for the time in
   * which it ran it.
   * @property standing its part also says under this name how much the place stands at of this kind today (`stars`); 0: nothing, or suspended
   */
  place?: { kinds: readonly PlaceKind[]; part: string; afterwards?: true; standing?: string };
  /** Never begun by itself: only as a linked case, by the invitation that another leaves. */
  byInvitation?: true;
  /** What it follows stands still (公示) until it ends. */
  holds?: true;
  /**
   * Nobody is to learn that there is such a case but whoever filed it and those who look into it: it stands in no list of others' cases, and whoever
   * did anything in the case that it is about reads nothing of it.
   */
  restricted?: true;
  /** 更正: once granted, whoever applied may file it again as a linked case with everything carried over, which replaces it as it is granted. */
  correctable?: true;
  /**
   * Of a linked case: what it builds on is the record of the one that it follows (`after.facts`). Once a correction has replaced that, nothing is filed,
   * granted or paid upon it any more.
   */
  restsOnRecord?: true;
  /** Of a linked case: parts that it takes over from the one that it follows. */
  carries?: readonly string[];
  /** Which kinds of step its routes have, in which order. */
  route: RouteShape;
  /** The form, part by part; check page, officer's page and 补正 derive from it. */
  form: readonly Section[];
  /** Whoever applies together with the applicant. */
  together?: Together;
  /** 花名册: what is filed by the row, a thousand at a time. */
  roster?: Roster;
  /** 补正: parts that may be put right. The account is never among them: whom the treasury pays stands by itself. */
  corrects: readonly string[];
  /** Fields (`firm.name`) that whoever visits sees whole, beside the people and their telephone. */
  visitShows: readonly string[];
  /** What an office's page calls the case by, beside its people: the field with its firm's code. */
  firm?: string;
  preCheck?: PreCheck<F>;
  /**
   * What the answers say, before any registry does; of a draft, as far as they go. What a linked case builds on is not asked again: it is
   * among the recorded facts of the case that it follows, `after.facts`.
   */
  facts: (answers: A, on: LocalDate, after?: Followed) => F;
  /**
   * Of what is reckoned by minimum wages: the facts with those of the place, as they are known on the day of filing and stay for this case.
   * Undefined while one that is needed has not been entered: it is neither offered nor filed until then.
   * @param award the parameters of the policy's formula
   */
  wages?: (facts: F, table: readonly MinimumWage[], award: Readonly<Record<string, unknown>>) => F | undefined;
  /** Facts in a file: a policy's examples, or what `policy explain` is given. */
  shape: z.ZodType<F>;
  /** Under which a paper is asked for: `onlyIf` of a policy's evidence. */
  situations: Record<string, (facts: F) => boolean>;
  comparisons: readonly Comparison<A, F>[];
  rules: Record<string, Rule<F>>;
  results: Record<string, Formula<F>>;
  /** Whose right is used, by `once.per` of the policy. */
  subjects: Record<string, (answers: A) => RightHolder[]>;
  /** Of rights by the month: those that a case claims, `2027-03`, where they are fewer than its period's. */
  months?: (facts: F) => readonly string[];
  /** The calendar year that its result is for, if it is for one: rights by the year are of that one, and its certificate says it. */
  year?: (facts: F) => number | undefined;
  /** What the levy of its year would be reckoned from, for an estimate beside the decision; undefined while the roster is not checked. */
  levy?: (facts: F) => LevyFacts | undefined;
  /**
   * What its facts are once a panel (评审) has given its mean: in hundredths of a point, as a whole and by aspect.
   * Asked within the case's workflow, whose modules are frozen: a zod schema cannot be used there for the first time.
   * @param award the parameters of the policy's formula
   */
  scored?: (facts: F, mean: Scored, award: Readonly<Record<string, unknown>>) => F;
  /** The figures that other authorities get beside the result (`transmit` of a route): plain JSON, and nothing that names a person. */
  transmits?: (facts: F) => Record<string, unknown>;
  /** Of one period of a series, once it ends well: it was the last (the lease ended). */
  endsSeries?: (facts: F, after: After) => boolean;
  /**
   * Which area decides on the office, by each jurisdiction that a policy of it may name; undefined while it is not answered. None: its
   * case stands where what it is made of stands.
   */
  area: Partial<Record<Jurisdiction, (answers: A) => AreaCode | undefined>>;
  /** 机构登记: once granted, a place is entered in the register and stands at what `stands` says. */
  registers?: Registers<A>;
  /**
   * Of a linked case: it pays by what a place stands at by the case that it follows, and is not granted while that is suspended, nor once a case over it
   * has ended it.
   */
  restsOnStanding?: true;
  /** What a place stands at from the decision on, for as long as its policy's `standing` says; undefined: nothing. */
  stands?: (facts: F) => { what: string; value: number } | undefined;
  /**
   * Of a case over another's standing: `suspends` as it comes in, and nothing is granted meanwhile that the place would stand at; `ends` it for good as it is
   * granted. Else it holds again as the case closes.
   */
  upon?: { suspends?: true; ends?: true };
  /** Of a case in which somebody is heard: how many days they have to answer, where the case itself says so; the policy's step says how few and how many. */
  hearingDays?: (facts: F) => number | undefined;
  /** `supervisor` only, where their page begins it over a case: the part of the form that they fill in, and over which cases. Whoever is concerned is heard first. */
  begunOver?: BegunOver;
  /** By it a place of one of these kinds passes from one operator to another. */
  passesOver?: { kinds: readonly PlaceKind[] };
  /** Of a step of kind `offer`: the units that are asked, in this order. */
  offersTo?: (facts: F) => readonly PartyId[];
  /** None: nothing is paid. */
  payee?: (answers: A) => Payee;
}

/** A programme with its own types kept within. */
export const programme = <A extends Answers, F extends Facts>(one: Programme<A, F>): Programme => one as unknown as Programme;
