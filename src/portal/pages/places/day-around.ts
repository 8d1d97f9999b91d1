import { addDays } from '../../../domain/calendar/working-days';
import { type DayEntry } from '../../../domain/places/day';
import { missingOn } from '../../../domain/places/day-missing';
import { type LocalDate } from '../../../domain/values';
import { type DayLook } from '../../cases/place-days';
import { paths } from '../../paths';
import { plainDate } from '../../view/formats';
import { type Naming } from './day-words';

/** What the day before lacks still, told on the next morning. */
export function gapOf(
  { place, standing, today }: DayLook,
  before: { day: LocalDate; entries: DayEntry[] },
  { t }: Naming,
  lang: 'zh-CN' | 'en',
) {
  const count = missingOn(before.entries, standing, before.day).length;
  if (count === 0 || before.day < addDays(today, -7)) return undefined;
  return { href: paths.placeDay(place.id, before.day), words: t('dayBook.gap', { date: plainDate(before.day, lang), count }) };
}

/** The days around, as far as there are any. */
export function earlierOf({ place, day, today }: DayLook, lang: 'zh-CN' | 'en') {
  const days = Array.from({ length: 8 }, (_, back) => addDays(today, -back));
  const around = [addDays(day, 1), addDays(day, -1)];
  return [...new Set([...days, ...around])]
    .filter((one) => one !== day && one >= place.opened && one <= (place.closed ?? today) && one <= today)
    .sort()
    .reverse()
    .map((one) => ({ href: paths.placeDay(place.id, one), label: plainDate(one, lang) }));
}
