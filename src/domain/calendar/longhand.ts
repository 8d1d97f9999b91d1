import { type Instant, type LocalDate } from '../values';
import { formatIn, momentOf } from './format';

type Language = 'zh-CN' | 'en';

const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const options = { plain: day, weekday: { ...day, weekday: 'long' } } as const;
const clock = { hour: '2-digit', minute: '2-digit' } as const;

function dated(value: string, language: Language, kind: 'plain' | 'weekday'): string {
  const format = formatIn(language === 'en' ? 'en-GB' : 'zh-CN', options[kind]);
  if (language === 'en') return format.format(momentOf(value)).replace(',', '');
  const of = Object.fromEntries(format.formatToParts(momentOf(value)).map(({ type, value: text }) => [type, text]));
  const date = `${of['year']}年${Number.parseInt(of['month'] ?? '', 10)}月${of['day']}日`;
  return kind === 'weekday' ? `${date}（${of['weekday']}）` : date;
}

/** `2026年11月23日（星期一）`, `Monday 23 November 2026`. @param value local date or UTC instant */
export const longDate = (value: LocalDate | Instant | string, language: Language): string => dated(value, language, 'weekday');

/** `2026年11月23日`, `23 November 2026`: how a letter is dated. @param value local date or UTC instant */
export const plainDate = (value: LocalDate | Instant | string, language: Language): string => dated(value, language, 'plain');

/** `2026年11月23日（星期一）14:30`, on the clock of Shanghai. */
export const longTime = (instant: Instant | string, language: Language): string => {
  const time = formatIn('sv-SE', clock).format(momentOf(instant));
  return language === 'en' ? `${longDate(instant, language)}, ${time}` : `${longDate(instant, language)}${time}`;
};
