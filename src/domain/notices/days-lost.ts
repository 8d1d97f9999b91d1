import { type Calendar } from '../calendar/calendar';
import { localDate } from '../calendar/instants';
import { isWorkingDay } from '../calendar/working-days';
import { type Instant, type LocalDate } from '../values';

/** One hour of UTC, `2026-11-26T08`: in which a row was seen on its public page, or was not. */
export const hourOf = (instant: Instant): string => instant.slice(0, 13);

/** Of a day's 24 hours so many may be missing (ours, PD): a page that is down for longer has not stood that day. */
const mostMissing = 4;

/**
 * Working days on which a row did not stand, by the hours in which it was seen; the first and the last hour count only as parts of one, and
 * are left out.
 * @param from when it was put up, @param until when it was looked back upon, both by everybody's clock
 */
export function daysLost(
  calendar: Calendar,
  { from, until, seen }: { from: Instant; until: Instant; seen: readonly string[] },
): LocalDate[] {
  const missing = new Map<LocalDate, number>();
  const known = new Set(seen);
  const hour = 3_600_000;
  for (let at = (Math.floor(Date.parse(from) / hour) + 1) * hour; at + hour <= Date.parse(until); at += hour) {
    const instant = new Date(at).toISOString() as Instant;
    const day = localDate(instant);
    if (!known.has(hourOf(instant))) missing.set(day, (missing.get(day) ?? 0) + 1);
  }
  return [...missing].filter(([day, hours]) => hours > mostMissing && isWorkingDay(calendar, day)).map(([day]) => day);
}
