import { type Instant, type LocalDate } from '../values';

const zone = 'Asia/Shanghai';
type Language = 'zh-CN' | 'en';

/** A local date as an instant within that day in Shanghai; instants stay as they are. */
const moment = (value: string): Date => new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00+08:00` : value);

function dated(value: string, language: Language, weekday: boolean): string {
  const options = {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    ...(weekday ? { weekday: 'long' as const } : {}),
  } as const;
  const parts = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', options);
  if (language === 'en') return parts.format(moment(value)).replace(',', '');
  const of = Object.fromEntries(parts.formatToParts(moment(value)).map(({ type, value: text }) => [type, text]));
  const day = `${of['year']}年${Number.parseInt(of['month'] ?? '', 10)}月${of['day']}日`;
  return weekday ? `${day}（${of['weekday']}）` : day;
}

/** `2026年11月23日（星期一）`, `Monday 23 November 2026`. @param value local date or UTC instant */
export const longDate = (value: LocalDate | Instant | string, language: Language): string => dated(value, language, true);

/** `2026年11月23日`, `23 November 2026`: how a letter is dated. @param value local date or UTC instant */
export const plainDate = (value: LocalDate | Instant | string, language: Language): string => dated(value, language, false);

/** `2026年11月23日（星期一）14:30`, on the clock of Shanghai. */
export const longTime = (instant: Instant | string, language: Language): string => {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(moment(instant));
  return language === 'en' ? `${longDate(instant, language)}, ${time}` : `${longDate(instant, language)}${time}`;
};
