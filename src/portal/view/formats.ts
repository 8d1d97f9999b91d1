export { longDate, plainDate } from '../../domain/calendar/longhand';

const zone = 'Asia/Shanghai';

/** A local date as an instant within that day in Shanghai; instants stay as they are. */
const moment = (value: string): Date => new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00+08:00` : value);

// Made once: each takes longer to make than to use a hundred times.
const dates = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
const times = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-11-23`, for tables. @param value local date or UTC instant */
export const shortDate = (value: string): string => dates.format(moment(value));

/** `2026-11-23 09:05` on the clock of Shanghai. @param value UTC instant */
export const shortTime = (value: string): string => times.format(moment(value));
