import { type Calendar } from './calendar';

/** For tests: weekdays only, no holidays, as policy research §11.6 counts. */
export const plainCalendar: Calendar = { version: 'plain', holidays: [], makeUp: [], provisionalYears: [], from: 2020, to: 2040 };
