import { type StepKind } from '../domain/programmes/route-shape';
import { type Post, type Role } from '../domain/offices';
import { type ActorId, type CaseId, type Instant, type OfficeId, type PersonId, type StepId } from '../domain/values';
import { type DueBucket } from './due-buckets';
import { type WaitingFor } from './stage';

/** One open obligation as the officers' lists show it; after its end it stays, closed, for what an officer has done. */
export interface Task {
  /** `caseId/step` */
  _id: string;
  case: CaseId;
  number: string;
  step: StepId;
  kind: StepKind;
  office: OfficeId;
  role: Role;
  holders: ActorId[];
  /** Has it a place that nobody has claimed (待认领)? */
  pooled: boolean;
  opened: Instant;
  /** By the case's own clock, as pages show it; absent while it waits for the applicant. */
  due?: Instant;
  /** `due` by the real clock (a sandbox case's clock may have been moved), or `NEVER`; once ended, when: what lists sort by. */
  order: Instant;
  /**
   * The lists it stands in now: its office's, its post's pool, and those of officers (`mine/…`, `lots/…`, `done/…`). One equality and one range
   * serve every page. The two long ones are single values: an index over an array walks the whole list on one of the engines.
   */
  inOffice?: OfficeId;
  inPool?: string;
  lists: string[];
  overdue: boolean;
  version: number;
  open: boolean;
  ended?: Instant;
  programme: string;
  /** Which policy file gives the step and the matter their names; absent in rows made before it was kept. */
  policy?: string;
  /** How many findings stand as differing, or as not registered at all. */
  differs: number;
  waitingFor?: WaitingFor;
  /** Its roster is checked and leaves nothing to a person's eye. */
  clear?: boolean;
  masked?: string;
  /** To whom there is no such case, whatever their posts. */
  kept?: PersonId[];
}

export interface TaskExtras {
  masked: string;
  /** When what ended now ended. */
  at: Instant;
}

export interface TaskQuery {
  /** `mine` 我的待办, `pool` 待认领 of my posts, `office` all that is open in these offices, `done` what I held and is ended. */
  scope: 'mine' | 'pool' | 'office' | 'done';
  actor: ActorId;
  /** For `mine`: colleagues on leave whose tasks are listed too (AB岗). */
  deputyFor?: readonly ActorId[];
  /** For `pool`; and for `mine` of whoever lots may fall on. */
  posts?: readonly Post[];
  /** For `office`. */
  offices?: readonly OfficeId[];
  filter?: {
    due?: DueBucket;
    programme?: string;
    step?: StepId;
    /** Whatever a place calls the step. */
    kind?: StepKind;
    /** Whom it waits for; `us`: for nobody but an officer. */
    waits?: WaitingFor | 'us';
    /** Only cases with a roster that leaves nothing to judge. */
    clear?: true;
  };
  /** From 1. */
  page?: number;
  size?: number;
  now: Instant;
  /** The reader, if there is a case that is kept from them: it is neither listed nor counted. */
  without?: PersonId;
}

export interface TaskPage {
  rows: Task[];
  /** Of the filter without `due`; each counted up to `COUNT_LIMIT`. */
  counts: Record<DueBucket, number>;
  total: number;
}
