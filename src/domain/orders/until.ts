import { type Calendar } from '../calendar/calendar';
import { addWorkingDays } from '../calendar/working-days';
import { type LocalDate } from '../values';

/** How many working days a home has to answer, if the desk says nothing else (project default). */
const workingDays = 3;

/** 答复期限 as it is proposed: never after the day of delivery, never before today. */
export function answerBy(calendar: Calendar, today: LocalDate, due: LocalDate): LocalDate {
  const usual = addWorkingDays(calendar, today, workingDays);
  const latest = usual < due ? usual : due;
  return latest > today ? latest : today;
}

/** Not before today, nor after the day of delivery, unless that is over. */
export const mayBeAnsweredBy = (until: LocalDate, today: LocalDate, due: LocalDate): boolean =>
  until >= today && (until <= due || due < today);
