import { type Connection } from 'mongoose';
import { type CaseState, type Obligation } from '../domain/case/state';
import { machine, type Post, type Role } from '../domain/offices';
import { type Programme, type StepKind } from '../domain/policy/policy';
import { type ActorId, type CaseId, type Instant, type OfficeId, type StepId } from '../domain/values';
import { later } from './clock';
import { collectionOf } from './collection';
import { bucketsAt, dueBuckets, NEVER, type DueBucket } from './due-buckets';
import { isDuplicate } from './duplicate';
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
  holders: ActorId[];
  /** Has it a place that nobody has claimed (待认领)? */
  pooled: boolean;
  opened: Instant;
  /** By the case's own clock, as pages show it; absent while it waits for the applicant. */
  due?: Instant;
  /** `due` by the real clock (a sandbox case's clock may have been moved), or `NEVER`; once ended, when: what lists sort by. */
  order: Instant;
  /** The lists it stands in now: `mine/…`, `pool/office/role`, `office/…`, `done/…`. One equality and one range serve every page. */
  lists: string[];
  overdue: boolean;
  version: number;
  open: boolean;
  ended?: Instant;
  programme: Programme;
  /** Which policy file gives the step and the matter their names; absent in rows made before it was kept. */
  policy?: string;
  /** How many findings stand as differing, or as not registered at all. */
  differs: number;
  waitingFor?: WaitingFor;
  masked?: string;
  find: string[];
}

export interface TaskExtras {
  masked: string;
  find: string[];
  /** When what ended now ended. */
  at: Instant;
}

export interface TaskQuery {
  /** `mine` 我的待办, `pool` 待认领 of my posts, `office` all that is open in these offices, `done` what I held and is ended. */
  scope: 'mine' | 'pool' | 'office' | 'done';
  actor: ActorId;
  /** For `mine`: colleagues on leave whose tasks are listed too (AB岗). */
  deputyFor?: readonly ActorId[];
  /** For `pool`. */
  posts?: readonly Post[];
  /** For `office`. */
  offices?: readonly OfficeId[];
  filter?: {
    due?: DueBucket;
    programme?: Programme;
    step?: StepId;
    /** Whatever a place calls the step. */
    kind?: StepKind;
    /** Whom it waits for; `us`: for nobody but an officer. */
    waits?: WaitingFor | 'us';
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

/** Lists say "1,000+" past this: counting on would cost more than it tells. */
export const COUNT_LIMIT = 1_000;

/** One list by its name, or several read as one. */
type List = string | { $in: string[] };

const poolOf = ({ office, role }: Post): string => `pool/${office}/${role}`;

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
      holders: [String],
      pooled: Boolean,
      opened: String,
      due: String,
      order: String,
      lists: [String],
      overdue: Boolean,
      version: Number,
      open: Boolean,
      ended: String,
      programme: String,
      policy: String,
      differs: Number,
      waitingFor: String,
      masked: String,
      find: [String],
    },
    [[{ lists: 1, order: 1, _id: 1 }], [{ find: 1 }], [{ case: 1, open: 1, version: 1 }]],
  );

  const rowOf = (state: CaseState, one: Obligation, { masked, find }: Omit<TaskExtras, 'at'>) => {
    const waits = waitingFor(state, one.kind);
    const pooled = one.holders.length < (one.places ?? 1) && waits !== 'registry' && waits !== 'bank';
    const set = {
      case: state.id,
      number: state.number,
      step: one.step,
      kind: one.kind,
      office: one.office,
      role: one.role,
      holders: one.holders,
      pooled,
      lists: [`office/${one.office}`, ...one.holders.map((holder) => `mine/${holder}`), ...(pooled ? [poolOf(one)] : [])],
      opened: one.opened,
      order: one.due ? later(one.due, -state.offset) : NEVER,
      overdue: one.overdue,
      version: state.version,
      open: true,
      programme: state.programme,
      policy: state.policy,
      differs: state.findings.filter(({ verdict, settled }) => ['differs', 'absent'].includes(settled?.verdict ?? verdict)).length,
      masked,
      find,
      ...(one.due ? { due: one.due } : {}),
      ...(waits ? { waitingFor: waits } : {}),
    };
    return { $set: set, $unset: { ended: 1, ...(one.due ? {} : { due: 1 }), ...(waits ? {} : { waitingFor: 1 }) } } as const;
  };

  /** Lists without a row in common; a colleague's and one's own may share a visit, so those are asked for together. */
  const listsOf = ({ scope, actor, deputyFor = [], posts = [], offices = [] }: TaskQuery): List[] => {
    if (scope === 'pool') return [...new Set(posts.map(poolOf))];
    if (scope === 'office') return [...new Set(offices.map((office) => `office/${office}`))];
    return scope === 'mine' && deputyFor.length > 0 ? [{ $in: [actor, ...deputyFor].map((one) => `mine/${one}`) }] : [`${scope}/${actor}`];
  };

  /** Tokens first: the sandbox's engine takes the first clause that has an index where no index has them all. */
  const matching = (list: List, { filter = {} }: TaskQuery, { from, to }: { from: Instant; to: Instant }) => ({
    ...(filter.tokens ? { find: { $in: filter.tokens } } : {}),
    lists: list,
    order: { $gte: from, $lt: to },
    ...(filter.programme === undefined ? {} : { programme: filter.programme }),
    ...(filter.step === undefined ? {} : { step: filter.step }),
    ...(filter.kind === undefined ? {} : { kind: filter.kind }),
    ...(filter.waits === undefined ? {} : { waitingFor: filter.waits === 'us' ? null : filter.waits }),
  });

  /** The `count` command walks the index alone; `countDocuments` is an aggregation that takes three times as long on the sandbox's engine. */
  async function count(lists: List[], query: TaskQuery, range: { from: Instant; to: Instant }): Promise<number> {
    const ask = async (list: List): Promise<number> => {
      const answer = await connection.db?.command({ count: 'tasks', query: matching(list, query, range), limit: COUNT_LIMIT });
      return Number(answer?.['n'] ?? 0);
    };
    const counts = await Promise.all(lists.map(ask));
    return Math.min(
      COUNT_LIMIT,
      counts.reduce((sum, one) => sum + one, 0),
    );
  }

  /** One list is read by skip and limit; of several (no row stands in two) each gives its first rows, which are then merged. */
  async function read(lists: List[], query: TaskQuery, range: { from: Instant; to: Instant }, skip: number, size: number): Promise<Task[]> {
    const direction = query.scope === 'done' ? -1 : 1;
    const [past, limit] = lists.length === 1 ? [skip, size] : [0, skip + size];
    const found = await Promise.all(
      lists.map((list) =>
        tasks
          .find(matching(list, query, range))
          .sort({ order: direction, _id: direction })
          .skip(past)
          .limit(limit)
          .lean<Task[]>(),
      ),
    );
    if (found.length === 1) return found[0] ?? [];
    const sortKey = (row: Task): string => `${row.order}/${row._id}`;
    return found
      .flat()
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -direction : direction))
      .slice(skip, skip + size);
  }

  /** Under 已办 of whoever held it, and of whoever ended it: an officer may act without claiming first. */
  const closedRow = (state: CaseState, step: string, holders: readonly ActorId[], { at }: TaskExtras) => {
    const by = state.endedBy[step];
    const officers = new Set([...holders, ...(by && by !== machine.id && by !== state.applicant.actor ? [by] : [])]);
    return {
      open: false,
      pooled: false,
      lists: [...officers].map((officer) => `done/${officer}`),
      order: at,
      ended: at,
      version: state.version,
    };
  };

  /** The rows that stand open and should not. */
  async function endedOf(state: CaseState, before: CaseState | undefined): Promise<Pick<Task, '_id' | 'step' | 'holders'>[]> {
    if (!before) {
      const rows = await tasks
        .find({ case: state.id, open: true, version: { $lt: state.version } }, { step: 1, holders: 1 })
        .lean<Task[]>();
      return rows.filter(({ _id }) => !state.obligations.some((one) => _id === `${state.id}/${one.step}`));
    }
    return before.obligations
      .filter((was) => !state.obligations.some((one) => one.step === was.step))
      .map(({ step, holders }) => ({ _id: `${state.id}/${step}`, step, holders }));
  }

  return {
    /**
     * Brings a case's rows to a state, forward in version only, in one command. One pump records a case in order, so a late repeat of
     * an older state finds every row it would make already there and newer.
     * @param before the state before, if it is known: then what ended is not looked for
     */
    async sync(state: CaseState, extras: TaskExtras, before?: CaseState): Promise<void> {
      const older = { version: { $lt: state.version } };
      const open = state.obligations.map((one) => ({
        filter: { _id: `${state.id}/${one.step}`, ...older },
        update: rowOf(state, one, extras),
        upsert: true,
      }));
      const ended = (await endedOf(state, before)).map(({ _id, step, holders }) => ({
        filter: { _id, ...older },
        update: { $set: closedRow(state, step, holders, extras) },
      }));
      const writes = [...open, ...ended];
      if (writes.length === 0) return;
      try {
        await tasks.bulkWrite(writes.map((updateOne) => ({ updateOne })) as never, { ordered: false });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // An upsert lost against a row just made, which may be older: each by itself then.
        for (const one of state.obligations) await foldForward(tasks, `${state.id}/${one.step}`, state.version, rowOf(state, one, extras));
        for (const { filter, update } of ended) await tasks.updateOne(filter as never, update);
      }
    },

    /** One page, most urgent first (`done`: latest first), with the counts of the due buckets. */
    async page(query: TaskQuery): Promise<TaskPage> {
      const lists = listsOf(query);
      const { scope, filter: { due } = {}, page = 1, size = 20 } = query;
      const skip = (page - 1) * size;
      if (scope === 'done') {
        const all = { from: '' as Instant, to: '~' as Instant };
        const [rows, total] = [await read(lists, query, all, skip, size), await count(lists, query, all)];
        return { rows, total, counts: { overdue: 0, today: 0, soon: 0, rest: 0 } };
      }
      const ranges = bucketsAt(query.now);
      const numbers = await Promise.all(dueBuckets.map((bucket) => count(lists, query, ranges[bucket])));
      const counts = Object.fromEntries(dueBuckets.map((bucket, n) => [bucket, numbers[n] ?? 0])) as Record<DueBucket, number>;
      // Bucket by bucket, so that the sandbox's engine, which fetches what a range matches, fetches no more than the page's own bucket.
      const rows: Task[] = [];
      let before = skip;
      for (const bucket of dueBuckets) {
        if (due && due !== bucket) continue;
        if (rows.length < size && before < counts[bucket])
          rows.push(...(await read(lists, query, ranges[bucket], before, size - rows.length)));
        before = Math.max(0, before - counts[bucket]);
      }
      return { rows, counts, total: due ? counts[due] : numbers.reduce((sum, one) => sum + one, 0) };
    },

    /** How many a scope holds, unfiltered, up to `COUNT_LIMIT`. */
    total(query: Pick<TaskQuery, 'scope' | 'actor' | 'deputyFor' | 'posts' | 'offices' | 'now'>): Promise<number> {
      return count(listsOf(query), query, { from: '' as Instant, to: '~' as Instant });
    },

    /** For a rebuild only: the rows are made again from the ledger right after. */
    async forget(caseId: CaseId): Promise<void> {
      await tasks.deleteMany({ case: caseId });
    },

    /** The open rows of a case. */
    ofCase(caseId: CaseId): Promise<Task[]> {
      return tasks.find({ case: caseId, open: true }).lean<Task[]>();
    },
  };
}
