import { formatIn, momentOf } from '../../domain/calendar/format';

export { longDate, plainDate } from '../../domain/calendar/longhand';

const time = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;

/** `2026-11-23`, for tables. @param value local date or UTC instant */
export const shortDate = (value: string): string => formatIn('sv-SE', { dateStyle: 'short' }).format(momentOf(value));

/** `2026-11-23 09:05` on the clock of Shanghai. @param value UTC instant */
export const shortTime = (value: string): string => formatIn('sv-SE', time).format(momentOf(value));
