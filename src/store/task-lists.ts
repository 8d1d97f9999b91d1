import { type Instant, type OfficeId } from '../domain/values';
import { bucketsAt, dueBuckets, type DueBucket } from './due-buckets';
import { type Task, type TaskQuery } from './task';
import { lotsOf, poolOf } from './task-rows';

/** What one list's rows have in common. */
export type List = { inOffice: OfficeId } | { inPool: string } | { lists: string | { $in: string[] } };

/** Lists without a row in common; a colleague's and one's own may share a visit, so those are asked for together, with what lots fell on. */
export function listsOf({ scope, actor, deputyFor = [], posts = [], offices = [] }: TaskQuery): List[] {
  if (scope === 'pool') return [...new Set(posts.map(poolOf))].map((inPool) => ({ inPool }));
  if (scope === 'office') return [...new Set(offices)].map((inOffice) => ({ inOffice }));
  if (scope === 'done') return [{ lists: `done/${actor}` }];
  const drawn = posts.some(({ role }) => role === 'scorer') ? [lotsOf(actor)] : [];
  const [own = '', ...more] = [...[actor, ...deputyFor].map((one) => `mine/${one}`), ...drawn];
  return [{ lists: more.length > 0 ? { $in: [own, ...more] } : own }];
}

type Listed = Pick<Task, 'inOffice' | 'inPool' | 'lists' | 'order'>;

function standsIn(row: Listed, list: List): boolean {
  if ('inOffice' in list) return row.inOffice === list.inOffice;
  if ('inPool' in list) return row.inPool === list.inPool;
  const names = typeof list.lists === 'string' ? [list.lists] : list.lists.$in;
  return names.some((name) => row.lists.includes(name));
}

/** How many rows of these lists are due when. */
export function tally(rows: readonly Listed[], lists: readonly List[], now: Instant): Record<DueBucket, number> {
  const ranges = bucketsAt(now);
  const own = rows.filter((row) => lists.some((list) => standsIn(row, list)));
  const within = ({ from, to }: { from: Instant; to: Instant }): number => own.filter(({ order }) => order >= from && order < to).length;
  return Object.fromEntries(dueBuckets.map((bucket) => [bucket, within(ranges[bucket])])) as Record<DueBucket, number>;
}
