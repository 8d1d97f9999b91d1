import { type DueBucket } from '../../../../store/due-buckets';
import { type TaskQuery } from '../../../../store/task';
import { type Services } from '../../../services';

type Counts = Record<DueBucket, number>;
type Tasks = Pick<Services['store']['tasks'], 'counts' | 'total'>;

/** Long enough for a busy morning, short enough that nobody waits for it. */
const moment = 1_000;
const most = 1_000;

/**
 * The numbers beside lists, a second old at most: everybody in an office looks at the same ones, and to count costs more than to read a
 * page. Rows are always read anew. After an own act they are counted anew.
 */
export function countsOf(tasks: Tasks, now: () => number = Date.now) {
  const known = new Map<string, { until: number; value: Promise<unknown> }>();

  function recently<T>(key: unknown, fresh: boolean, ask: () => Promise<T>): Promise<T> {
    const name = JSON.stringify(key);
    const there = known.get(name);
    if (!fresh && there && there.until > now()) return there.value as Promise<T>;
    const value = ask();
    known.delete(name);
    known.set(name, { until: now() + moment, value });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    // A failure is told to whoever asked, and not kept.
    value.catch(() => known.delete(name));
    return value;
  }

  return {
    counts: (
      { now: _now, page: _page, size: _size, filter: { due: _due, ...filter } = {}, ...list }: TaskQuery,
      fresh: boolean,
    ): Promise<Counts> => recently(['counts', list, filter], fresh, () => tasks.counts({ ...list, filter, now: _now })),
    total: ({ now: _now, scope, actor, deputyFor = [], posts = [], offices = [] }: TaskQuery, fresh: boolean): Promise<number> =>
      recently(['total', scope, actor, deputyFor, posts, offices], fresh, () =>
        tasks.total({ scope, actor, deputyFor, posts, offices, now: _now }),
      ),
  };
}

export type ListCounts = ReturnType<typeof countsOf>;
