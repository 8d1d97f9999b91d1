import { endOfDay, localDate } from '../domain/calendar/instants';
import { type Instant } from '../domain/values';
import { later } from './clock';

/** How officers see what is due: 超期, today, within three days, and the rest (what waits for the applicant stands there, last). */
export type DueBucket = 'overdue' | 'today' | 'soon' | 'rest';
export const dueBuckets: readonly DueBucket[] = ['overdue', 'today', 'soon', 'rest'];

/** Sorts after every instant: an obligation whose clock stands still. */
export const NEVER = '9999' as Instant;

/** Each bucket as a range of instants: from, inclusive, to, exclusive. Days are those of Asia/Shanghai. */
export function bucketsAt(now: Instant): Record<DueBucket, { from: Instant; to: Instant }> {
  const tonight = later(endOfDay(localDate(now)), 1);
  const soon = later(tonight, 3 * 86_400_000);
  return {
    overdue: { from: '' as Instant, to: now },
    today: { from: now, to: tonight },
    soon: { from: tonight, to: soon },
    rest: { from: soon, to: '~' as Instant },
  };
}
