import { type LocalDate } from '../values';

/** Working days as the State Council arranges them, as data: a case carries the calendar it began with. */
export interface Calendar {
  version: string;
  /** Days off that fall on weekdays, sorted. */
  holidays: LocalDate[];
  /** Weekend days worked instead (调休), sorted. */
  makeUp: LocalDate[];
  /** Years whose arrangement is not published yet: statutory fixed days only. */
  provisionalYears: number[];
  /** First and last year that the lists cover. */
  from: number;
  to: number;
}
