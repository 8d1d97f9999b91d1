import { type Instant, type LocalDate } from '../values';

const zone = 'Asia/Shanghai';
type Language = 'zh-CN' | 'en';

/** A local date as an instant within that day in Shanghai; instants stay as they are. */
const moment = (value: string): Date => new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00+08:00` : value);

const day = { timeZone: zone, year: 'numeric', month: 'long', day: 'numeric' } as const;
const named = { ...day, weekday: 'long' } as const;
// Made once: each takes longer to make than to use a hundred times.
const formats = {
  en: { plain: new Intl.DateTimeFormat('en-GB', day), weekday: new Intl.DateTimeFormat('en-GB', named) },
  'zh-CN': { plain: new Intl.DateTimeFormat('zh-CN', day), weekday: new Intl.DateTimeFormat('zh-CN', named) },
};
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

function dated(value: string, language: Language, kind: 'plain' | 'weekday'): string {
  const format = formats[language][kind];
  if (language === 'en') return format.format(moment(value)).replace(',', '');
  const of = Object.fromEntries(format.formatToParts(moment(value)).map(({ type, value: text }) => [type, text]));
  const date = `${of['year']}年${Number.parseInt(of['month'] ?? '', 10)}月${of['day']}日`;
  return kind === 'weekday' ? `${date}（${of['weekday']}）` : date;
}

/** `2026年11月23日（星期一）`, `Monday 23 November 2026`. @param value local date or UTC instant */
export const longDate = (value: LocalDate | Instant | string, language: Language): string => dated(value, language, 'weekday');

/** `2026年11月23日`, `23 November 2026`: how a letter is dated. @param value local date or UTC instant */
export const plainDate = (value: LocalDate | Instant | string, language: Language): string => dated(value, language, 'plain');

/** `2026年11月23日（星期一）14:30`, on the clock of Shanghai. */
export const longTime = (instant: Instant | string, language: Language): string => {
  const time = clock.format(moment(instant));
  return language === 'en' ? `${longDate(instant, language)}, ${time}` : `${longDate(instant, language)}${time}`;
};
