import { type Connection } from 'mongoose';
import { type Instant, type OfficeId } from '../../domain/values';
import { bucketsAt, dueBuckets, type DueBucket } from '../due-buckets';
import { type Task, type TaskPage, type TaskQuery } from '../task';
import { type List, listsOf, tally } from '../task-lists';
import { type TaskRows } from './rows';

/** Lists say "1,000+" past this: counting on would cost more than it tells. */
export const COUNT_LIMIT = 1_000;

const always = { from: '' as Instant, to: '~' as Instant };

/** How many rows a list has, or one bucket of it. */
export const totalOf = (counts: Record<DueBucket, number>, due?: DueBucket): number =>
  due ? counts[due] : Object.values(counts).reduce((sum, one) => sum + one, 0);

type Range = { from: Instant; to: Instant };

/** What the lists of officers hold: counted by when it is due, and read page by page. */
export function taskListsOf(connection: Connection, tasks: TaskRows) {
  const matching = (list: List, { filter = {}, without }: TaskQuery, { from, to }: Range) => ({
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
  async function count(lists: List[], query: TaskQuery, range: Range): Promise<number> {
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
  async function read(lists: List[], query: TaskQuery, range: Range, skip: number, size: number): Promise<Task[]> {
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

  return {
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
  };
}
