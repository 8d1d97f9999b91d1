import { type Every } from '../calendar/periods';
import { type Window } from '../calendar/windows';
import { firmGrades, type Grade } from '../ground/grade';
import { type Jurisdiction } from '../ground/jurisdiction';
import { type Localised, type SourceId } from '../ground/localised';
import { type Level, type Role, type Unit } from '../offices';
import { type StepKind } from '../programmes/route-shape';
import { type Receiver } from '../receiver';
import { type AreaCode, type LocalDate, type StepId } from '../values';

export interface Source {
  grade: Grade;
  title: string;
  publisher?: string;
  date?: LocalDate;
}

export type OnOverdue = 'deem-accepted' | 'remind';

export interface RouteStep {
  step: StepId;
  kind: StepKind;
  /** What the officer sees it called: 初审, 复审. */
  name: Localised;
  role: Role;
  level: Level;
  unit: Unit;
  workingDays: number;
  /** `days`: its days are those of the calendar. */
  counts: 'working-days' | 'days';
  onOverdue: OnOverdue;
  /** 秒批, of `accept` and `decide`: done by rule as it opens, where nothing is left to a person's eye. */
  byRule: boolean;
  /** Steps this one may return the case to. */
  returnsTo: StepId[];
  /** `hear` only: how few days whoever is asked may be given at least; the step's own are the most. */
  fewestDays?: number;
  /** `visit` only: how many inspectors must each enter what they found. */
  inspectors: number;
  /** `visit` only: what each inspector answers. */
  checklist: { item: string; say: Localised }[];
  /** `accept` only: working days an applicant has for 补正; and for papers promised at 容缺受理. */
  supplementDays: number;
  /** `panel` only: how many score. */
  scorers?: number;
  /** `panel` only: what each scorer marks, in whole points from none to `most`; all of them together are the whole. */
  aspects?: Aspect[];
  /** `panel` only: totals further apart than so many points call one more scorer, once. */
  spread?: number;
  /** `panel` only, `trimmed`: of four totals or more the highest and the lowest are left out of the mean. */
  mean?: 'all' | 'trimmed';
  /** `notice` only: the amount proposed stands there too; only where the rule says so, and it gives no kind or grade of disability away. */
  amount: boolean;
  /** `transmit` only: which authority it goes to. */
  receiver?: Receiver;
  /** Gone through only in this situation of the programme's, as it is when the step is reached. */
  onlyIf?: string;
  from: SourceId;
}

/** One thing that a panel marks. */
export interface Aspect {
  item: string;
  say: Localised;
  most: number;
}

/** What one natural person may do in one round at most one of. Policy lists the pairs. */
export type Duty = (typeof duties)[number];
/** `touch`: whoever did anything in the case that this one is about. */
export const duties = [
  'file',
  'benefit',
  'touch',
  'accept',
  'visit',
  'score',
  'review',
  'decide',
  'compose',
  'release',
  'deliver',
  'investigate',
] as const;

export interface Evidence {
  item: string;
  say: Localised;
  required: boolean;
  /** May be missing at 容缺受理 (only what the policy calls minor). */
  minor: boolean;
  /** Filled from a registry when it answers; the paper is then asked for only if it does not. */
  registry?: string;
  /** Asked only in this situation of the programme's. */
  onlyIf?: string;
  from: SourceId;
}

export interface RuleUse {
  rule: string;
  /** The condition as its page tells it to whoever may apply: 您有…; without it the clause stands. */
  say?: Localised;
  clause: Localised;
  from: SourceId;
  /** Parameters of the named rule, checked by its own zod schema when the file loads. */
  with: Record<string, unknown>;
}

export interface FormulaUse {
  formula: string;
  clause: Localised;
  from: SourceId;
  with: Record<string, unknown>;
}

/** A ground of refusal: its key, what is so, which provision says so (none for what is ours), and what the person can do now. */
export interface Ground {
  clause: string;
  say: Localised;
  basis?: Localised;
  next?: Localised;
  from: SourceId;
}

/**
 * What a case that ended well is followed by: a linked case for each period, filed when its time has come. Without `every` one case, offered
 * at once: but only where nothing known speaks against it by the rules of that programme in the place, and its right is not used.
 */
export interface Follow {
  /** As what the linked cases stand to this one: `quarter`. */
  relation: string;
  say: Localised;
  programme: string;
  every?: Every;
  times?: number;
  /** Instead of these, once: so many days before what was granted stands no longer (`standing`). */
  daysBeforeEnd?: number;
  from: SourceId;
}

/** One policy file after loading: plain JSON, snapshotted into the case, so that a later rule never changes a running one. */
export interface Policy {
  /** Area, programme and the day it counts from, with strokes between. */
  id: string;
  /** 事项: which programme of the code it configures. */
  programme: string;
  area: AreaCode;
  areaName: Localised;
  term: Localised;
  summary: Localised;
  /** Areas (streets) whose people may apply, by `jurisdiction`. */
  jurisdiction: Jurisdiction;
  limits: { statutory: number; promised: number; from: SourceId };
  /** When it may be filed, if not the whole year. @property late what becomes of whoever has not by then */
  window?: Window & { late?: Localised; from: SourceId };
  /** What is claimed once: for whom (a name among the programme's `subjects`), and how often. */
  once: { item: string; per: string; period: 'ever' | 'year' | 'period' | 'month' };
  document: { no?: string; title: string; issued: LocalDate; validFrom: LocalDate; validUntil?: LocalDate };
  sources: Record<SourceId, Source>;
  eligibility: RuleUse[];
  evidence: Evidence[];
  route: RouteStep[];
  /** None: a decision comes to nothing but itself. */
  award?: FormulaUse;
  /** What may be spent in all, in yuan: what a case comes to is held of it. */
  budget?: { yuan: number; from: SourceId };
  /** Pairs of duties that one natural person may not hold in one round. */
  separate: [Duty, Duty][];
  /** 有效期: for how many years what is granted stands, from the decision on. @property over what may be begun over it (一票否决, 限期整改), by its programme */
  standing?: { years: number; over?: string[]; from: SourceId };
  /** Linked cases that follow one that was granted. */
  follows: Follow[];
  /** Why an officer may refuse, offered in the form. */
  grounds: Ground[];
  remedies?: Localised;
  /** `yuan`: of a result in fen. `value`: of any other. */
  examples: { name: string; facts: Record<string, unknown>; expect: { eligible: boolean; yuan?: number; value?: number } }[];
  /** True for a file under `sandbox/policies/`: production never loads it. */
  sandbox: boolean;
}

/** Is a value resting on this source provisional (标准待核实)? */
export const isProvisional = (policy: Pick<Policy, 'sources'>, from: SourceId): boolean =>
  !firmGrades.includes(policy.sources[from]?.grade ?? 'PD');
