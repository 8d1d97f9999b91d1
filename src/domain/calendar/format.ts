import { type Instant, type LocalDate } from '../values';

/** Made when it is first asked for, and once: to make one takes longer than to use it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** By the clock of Shanghai, whatever the machine says. */
export function formatIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...options });
  formats.set(key, format);
  return format;
}

/** A local date as an instant within that day in Shanghai; instants stay as they are. */
export const momentOf = (value: LocalDate | Instant | string): Date =>
  new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00+08:00` : value);
