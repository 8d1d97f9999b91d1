import { isHoliday, isWorkday } from 'chinese-days';
import { addDays } from './domain/calendar/working-days';
import { type Calendar } from './domain/calendar/calendar';
import { type LocalDate } from './domain/values';

/** The last year whose arrangement by the State Council `chinese-days` 1.5.7 has. A year after it gets the statutory fixed days only. */
const lastPublished = 2026;
/** 元旦, 劳动节 (two days since 2025), 国庆节: the days of the regulation on public holidays that stand still in the solar year. */
const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** Working days from 2017 on, as plain data for the cases. Years not yet published are marked provisional. */
export function calendarData(from = 2017, to = lastPublished + 3): Calendar {
  const holidays: LocalDate[] = [];
  const makeUp: LocalDate[] = [];
  for (let date = `${from}-01-01` as LocalDate; date <= `${to}-12-31`; date = addDays(date, 1)) {
    const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    const published = Number(date.slice(0, 4)) <= lastPublished;
    const off = published ? isHoliday(date) : fixed.includes(date.slice(5));
    if (!weekend && off) holidays.push(date);
    if (weekend && published && isWorkday(date)) makeUp.push(date);
  }
  const provisionalYears = Array.from({ length: Math.max(0, to - lastPublished) }, (_, at) => lastPublished + 1 + at);
  return { version: `state-council-${lastPublished}/${from}-${to}`, holidays, makeUp, provisionalYears, from, to };
}
