import { type DueBucket } from '../../../../store/due-buckets';
import { type OfficeId } from '../../../../domain/values';
import { type Task, type TaskQuery } from '../../../../store/task';
import { type Services } from '../../../services';

type Counts = Record<DueBucket, number>;
type Lists = Pick<Services['store'], 'tasks' | 'letters'>;

/** Long enough for a busy morning, short enough that nobody waits for it. */
const moment = 1_000;
const most = 1_000;

/**
 * What everybody in an office looks at, a second old at most: the numbers beside lists, and the rows of the pool and of the office. What
 * an officer holds is always read anew; after claiming several at once everything is. Nothing is judged by it: an act is judged by the case.
 */
export function momentsOf({ tasks, letters }: Lists, now: () => number = Date.now) {
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
    counts: (query: TaskQuery, fresh: boolean): Promise<Counts> => {
      const { due: _due, ...filter } = query.filter ?? {};
      return recently(['counts', listOf(query), filter], fresh, () => tasks.counts({ ...query, filter }));
    },
    /** @param counts of the same list */
    rows: (query: TaskQuery, counts: Counts, fresh: boolean): Promise<Task[]> =>
      isOwn(query)
        ? tasks.rows(query, counts)
        : recently(['rows', listOf(query), query.filter, query.page], fresh, () => tasks.rows(query, counts)),
    total: (query: TaskQuery, fresh: boolean): Promise<number> => recently(['total', listOf(query)], fresh, () => tasks.total(query)),
    toPrint: (office: OfficeId): Promise<number> => recently(['print', office], false, async () => (await letters.toPrint(office)).length),
  };
}

const isOwn = ({ scope }: TaskQuery): boolean => scope === 'mine' || scope === 'done';

/** What makes a list another list: whose it is, or of which offices and posts. */
const listOf = (query: TaskQuery): unknown[] => [
  query.scope,
  ...(isOwn(query) ? [query.actor, query.deputyFor] : query.scope === 'pool' ? [query.posts] : [query.offices]),
  query.without,
];

export type Moments = ReturnType<typeof momentsOf>;
