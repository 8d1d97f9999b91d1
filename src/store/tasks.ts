import { type Connection } from 'mongoose';
import { type CaseState, type Obligation } from '../domain/case/state';
import { type Post, type Role } from '../domain/offices';
import { type Programme, type StepKind } from '../domain/policy/policy';
import { type ActorId, type CaseId, type Instant, type OfficeId, type StepId } from '../domain/values';
import { later } from './clock';
import { collectionOf } from './collection';
import { bucketsAt, dueBuckets, NEVER, type DueBucket } from './due-buckets';
import { foldForward } from './fold';
import { waitingFor, type WaitingFor } from './stage';

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
  /** `office/role`, so that an officer's posts are one `$in`. */
  post: string;
  holders: ActorId[];
  /** Has it a place that nobody has claimed (待认领)? */
  pooled: boolean;
  opened: Instant;
  /** By the case's own clock, as pages show it; absent while it waits for the applicant. */
  due?: Instant;
  /** `due` by the real clock (a sandbox case's clock may have been moved), or `NEVER`: what lists sort by. */
  order: Instant;
  overdue: boolean;
  version: number;
  open: boolean;
  ended?: Instant;
  programme: Programme;
  /** How many findings differ and are not settled as agreeing. */
  differs: number;
  waitingFor?: WaitingFor;
  masked?: string;
  find: string[];
}

export interface TaskExtras {
  masked: string;
  find: string[];
  /** How many may hold a step, where more than one may (two inspectors). */
  places?: Record<string, number>;
  /** When what ended now ended. */
  at: Instant;
}

export interface TaskQuery {
  /** `mine` 我的待办, `pool` 待认领 of my posts, `office` all that is open in these offices, `done` what I held and is ended. */
  scope: 'mine' | 'pool' | 'office' | 'done';
  actor: ActorId;
  /** For `pool`. */
  posts?: readonly Post[];
  /** For `office`. */
  offices?: readonly OfficeId[];
  filter?: {
    due?: DueBucket;
    programme?: Programme;
    step?: StepId;
    /** Tokens matched whole, any of them. */
    tokens?: string[];
  };
  /** From 1. */
  page?: number;
  size?: number;
  now: Instant;
}

export interface TaskPage {
  rows: Task[];
  /** Of the filter without `due`; each counted up to `COUNT_LIMIT`. */
  counts: Record<DueBucket, number>;
  total: number;
}

/** Lists say "10,000+" past this: counting on would cost more than it tells. */
export const COUNT_LIMIT = 10_000;

const postOf = (office: OfficeId, role: Role): string => `${office}/${role}`;

export function tasksOf(connection: Connection) {
  const tasks = collectionOf<Task>(
    connection,
    'tasks',
    {
      case: String,
      number: String,
      step: String,
      kind: String,
      office: String,
      role: String,
      post: String,
      holders: [String],
      pooled: Boolean,
      opened: String,
      due: String,
      order: String,
      overdue: Boolean,
      version: Number,
      open: Boolean,
      ended: String,
      programme: String,
      differs: Number,
      waitingFor: String,
      masked: String,
      find: [String],
    },
    // Each list walks one of these in its order: equalities first, then the order.
    [
      [{ holders: 1, open: 1, order: 1, _id: 1 }],
      [{ post: 1, open: 1, pooled: 1, order: 1, _id: 1 }],
      [{ office: 1, open: 1, order: 1, _id: 1 }],
      [{ holders: 1, open: 1, ended: -1 }],
      [{ case: 1, open: 1 }],
    ],
  );

  const rowOf = (state: CaseState, one: Obligation, { masked, find, places }: Omit<TaskExtras, 'at'>) => {
    const waits = waitingFor(state, one.kind);
    const set = {
      case: state.id,
      number: state.number,
      step: one.step,
      kind: one.kind,
      office: one.office,
      role: one.role,
      post: postOf(one.office, one.role),
      holders: one.holders,
      pooled: one.holders.length < (places?.[one.step] ?? 1) && waits !== 'registry' && waits !== 'bank',
      opened: one.opened,
      order: one.due ? later(one.due, -state.offset) : NEVER,
      overdue: one.overdue,
      version: state.version,
      open: true,
      programme: state.programme,
      differs: state.findings.filter((finding) => finding.verdict === 'differs' && finding.settled?.verdict !== 'agrees').length,
      masked,
      find,
      ...(one.due ? { due: one.due } : {}),
      ...(waits ? { waitingFor: waits } : {}),
    };
    return { $set: set, $unset: { ended: 1, ...(one.due ? {} : { due: 1 }), ...(waits ? {} : { waitingFor: 1 }) } } as const;
  };

  const scoped = ({ scope, actor, posts = [], offices = [], filter = {} }: TaskQuery) => ({
    ...(scope === 'mine' ? { holders: actor, open: true } : {}),
    ...(scope === 'pool' ? { post: { $in: posts.map((post) => postOf(post.office, post.role)) }, open: true, pooled: true } : {}),
    ...(scope === 'office' ? { office: { $in: [...offices] }, open: true } : {}),
    ...(scope === 'done' ? { holders: actor, open: false } : {}),
    ...(filter.programme === undefined ? {} : { programme: filter.programme }),
    ...(filter.step === undefined ? {} : { step: filter.step }),
    ...(filter.tokens ? { find: { $in: filter.tokens } } : {}),
  });

  return {
    /**
     * Brings a case's rows to a state, forward in version only. One pump records a case in order, so a late repeat of an older
     * state finds every row it would make already there and newer.
     */
    async sync(state: CaseState, extras: TaskExtras): Promise<void> {
      for (const one of state.obligations) await foldForward(tasks, `${state.id}/${one.step}`, state.version, rowOf(state, one, extras));
      await tasks.updateMany(
        { case: state.id, open: true, version: { $lt: state.version } },
        { $set: { open: false, pooled: false, version: state.version, ended: extras.at } },
      );
    },

    /** One page, most urgent first (`done`: latest first), with the counts of the due buckets. */
    async page(query: TaskQuery): Promise<TaskPage> {
      const { scope, filter = {}, page = 1, size = 20, now } = query;
      const where = scoped(query);
      const skip = (page - 1) * size;
      if (scope === 'done') {
        const total = await tasks.countDocuments(where).limit(COUNT_LIMIT);
        const rows = await tasks.find(where).sort({ ended: -1 }).skip(skip).limit(size).lean<Task[]>();
        return { rows, total, counts: { overdue: 0, today: 0, soon: 0, rest: 0 } };
      }
      const ranges = bucketsAt(now);
      const counts = { overdue: 0, today: 0, soon: 0, rest: 0 };
      const rows: Task[] = [];
      let before = skip;
      for (const bucket of dueBuckets) {
        const { from, to } = ranges[bucket];
        const within = { ...where, order: { $gte: from, $lt: to } };
        counts[bucket] = await tasks.countDocuments(within).limit(COUNT_LIMIT);
        if (filter.due && filter.due !== bucket) continue;
        if (rows.length < size && before < counts[bucket]) {
          rows.push(...(await tasks.find(within).sort({ order: 1, _id: 1 }).skip(before).limit(size - rows.length).lean<Task[]>()));
        }
        before = Math.max(0, before - counts[bucket]);
      }
      const total = filter.due ? counts[filter.due] : dueBuckets.reduce((sum, bucket) => sum + counts[bucket], 0);
      return { rows, counts, total };
    },

    /** The open rows of a case. */
    ofCase(caseId: CaseId): Promise<Task[]> {
      return tasks.find({ case: caseId, open: true }).lean<Task[]>();
    },
  };
}
