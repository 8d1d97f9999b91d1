import { type Connection } from 'mongoose';
import { type CaseState } from '../domain/case/state';
import { type CaseId, type Instant, type OfficeId, type PersonId } from '../domain/values';
import { collectionOf } from './collection';
import { bucketsAt, dueBuckets, type DueBucket } from './due-buckets';
import { isDuplicate } from './duplicate';
import { foldForward } from './fold';
import { type Task, type TaskExtras, type TaskPage, type TaskQuery } from './task';
import { type List, listsOf, tally } from './task-lists';
import { closedRow, rowOf } from './task-rows';
import { writerOf } from './writer';

/** Lists say "1,000+" past this: counting on would cost more than it tells. */
export const COUNT_LIMIT = 1_000;

const always = { from: '' as Instant, to: '~' as Instant };

/** How many rows a list has, or one bucket of it. */
export const totalOf = (counts: Record<DueBucket, number>, due?: DueBucket): number =>
  due ? counts[due] : Object.values(counts).reduce((sum, one) => sum + one, 0);

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
      inOffice: String,
      inPool: String,
      lists: [String],
      overdue: Boolean,
      version: Number,
      open: Boolean,
      ended: String,
      programme: String,
      policy: String,
      differs: Number,
      waitingFor: String,
      clear: Boolean,
      masked: String,
      kept: [String],
    },
    [
      [{ inOffice: 1, order: 1, _id: 1 }],
      [{ inPool: 1, order: 1, _id: 1 }],
      [{ lists: 1, order: 1, _id: 1 }],
      [{ case: 1, open: 1, version: 1 }],
      [{ kept: 1 }, { sparse: true }],
    ],
  );

  const write = writerOf<Task>(connection, 'tasks');

  const matching = (list: List, { filter = {}, without }: TaskQuery, { from, to }: { from: Instant; to: Instant }) => ({
    ...list,
    order: { $gte: from, $lt: to },
    ...(filter.programme === undefined ? {} : { programme: filter.programme }),
    ...(filter.step === undefined ? {} : { step: filter.step }),
    ...(filter.kind === undefined ? {} : { kind: filter.kind }),
    ...(filter.clear === undefined ? {} : { clear: true }),
    ...(filter.waits === undefined ? {} : { waitingFor: filter.waits === 'us' ? null : filter.waits }),
    ...(without === undefined ? {} : { kept: { $ne: without } }),
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
        update: closedRow(state, step, holders, extras),
      }));
      const writes = [...open, ...ended];
      if (writes.length === 0) return;
      try {
        await write(writes.map((updateOne) => ({ updateOne })) as never);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // An upsert lost against a row just made, which may be older: each by itself then.
        for (const one of state.obligations)
          await foldForward({ model: tasks, write }, `${state.id}/${one.step}`, state.version, rowOf(state, one, extras));
        for (const { filter, update } of ended) await tasks.updateOne(filter as never, update);
      }
    },

    /** How many of a list are due when, each up to `COUNT_LIMIT`; `done` knows no due. */
    async counts(query: TaskQuery): Promise<Record<DueBucket, number>> {
      if (query.scope === 'done') return { overdue: 0, today: 0, soon: 0, rest: await count(listsOf(query), query, always) };
      const ranges = bucketsAt(query.now);
      const numbers = await Promise.all(dueBuckets.map((bucket) => count(listsOf(query), query, ranges[bucket])));
      return Object.fromEntries(dueBuckets.map((bucket, n) => [bucket, numbers[n] ?? 0])) as Record<DueBucket, number>;
    },

    /** The counts of many lists by one read of all that is open: for a page of the sandbox that asks for every officer's. */
    async countsOfEach(queries: readonly Omit<TaskQuery, 'filter'>[]): Promise<Record<DueBucket, number>[]> {
      const rows = await tasks.find({ inOffice: { $gt: '' as OfficeId } }, { inOffice: 1, inPool: 1, lists: 1, order: 1 }).lean<Task[]>();
      return queries.map((query) => tally(rows, listsOf(query), query.now));
    },

    /** The rows of one page, most urgent first (`done`: latest first). @param counts of the same list, a moment old at most */
    async rows(query: TaskQuery, counts: Record<DueBucket, number>): Promise<Task[]> {
      const lists = listsOf(query);
      const { filter: { due } = {}, page = 1, size = 20 } = query;
      const skip = (page - 1) * size;
      if (query.scope === 'done') return read(lists, query, always, skip, size);
      const ranges = bucketsAt(query.now);
      // Bucket by bucket, so that the sandbox's engine, which fetches what a range matches, fetches no more than the page's own bucket.
      const rows: Task[] = [];
      let before = skip;
      for (const bucket of dueBuckets) {
        if (due && due !== bucket) continue;
        // The first page asks each bucket itself: what came in since it was counted stands there all the same.
        if (rows.length < size && (skip === 0 || before < counts[bucket]))
          rows.push(...(await read(lists, query, ranges[bucket], before, size - rows.length)));
        before = Math.max(0, before - counts[bucket]);
      }
      return rows;
    },

    /** One page with the counts of the due buckets. */
    async page(query: TaskQuery): Promise<TaskPage> {
      const counts = await this.counts(query);
      return { rows: await this.rows(query, counts), counts, total: totalOf(counts, query.filter?.due) };
    },

    /** How many a scope holds, unfiltered, up to `COUNT_LIMIT`. */
    total(query: Omit<TaskQuery, 'filter' | 'page' | 'size'>): Promise<number> {
      return count(listsOf(query), query, always);
    },

    /** Whether there is, or was, a case that is kept from somebody: their lists are asked for without it then, and by themselves. */
    async keepsFrom(person: PersonId): Promise<boolean> {
      return (await tasks.exists({ kept: person })) !== null;
    },

    /** For a rebuild only: the rows are made again from the ledger right after. */
    async forget(caseId: CaseId): Promise<void> {
      await tasks.deleteMany({ case: caseId });
    },

    /** When what a case says of people is erased by law: its rows say which case it was. */
    async erase(caseId: CaseId): Promise<void> {
      await tasks.updateMany({ case: caseId }, { $set: { masked: '', differs: 0 } });
    },

    /** The open rows of a case. */
    ofCase(caseId: CaseId): Promise<Task[]> {
      return tasks.find({ case: caseId, open: true }).lean<Task[]>();
    },
  };
}
