import { type ClockTime } from '../../../domain/places/day';
import { parseTime } from '../../../domain/places/day-form';
import { instantNow } from '../../../store/clock';
import { type DayLook } from '../../cases/place-days';
import { shortTime } from '../../view/formats';

/** Where the buttons of a day take a time. */
export const timeFields = ['time', 'all-in-time', 'all-out-time', 'dose-time'];

export const clockNow = (): ClockTime => shortTime(instantNow()).slice(11) as ClockTime;

/** Whoever leaves a time of today out means now. */
export const timeFrom = (typed: string, { day, today }: Pick<DayLook, 'day' | 'today'>): ReturnType<typeof parseTime> =>
  typed === '' && day === today ? { value: clockNow() } : parseTime(typed);
