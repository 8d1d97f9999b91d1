import { calendarData } from '../../calendar-data';
import { type LocalDate } from '../values';
import { endOfDay, localDate } from './instants';
import { addWorkingDays, dueDate, isWorkingDay, workingDaysBetween } from './working-days';
import { plainCalendar } from './testing';

const day = (text: string): LocalDate => text as LocalDate;
const real = calendarData();

describe('working days', () => {
  it('T1, T2: counted from the next day', () => {
    expect(addWorkingDays(plainCalendar, day('2026-03-02'), 5)).toBe('2026-03-09');
    expect(addWorkingDays(plainCalendar, day('2026-03-02'), 7)).toBe('2026-03-11');
  });
  it('leave out the days of a pause, the day it began still counting', () => {
    expect(dueDate(plainCalendar, day('2026-03-02'), 5, [{ from: day('2026-03-03'), to: day('2026-03-05') }])).toBe('2026-03-11');
    expect(dueDate(plainCalendar, day('2026-03-02'), 5, [{ from: day('2026-03-03') }])).toBeUndefined();
  });
  it('know the spring festival of 2026, with the Saturdays worked for it', () => {
    expect(isWorkingDay(real, day('2026-02-17'))).toBe(false);
    expect(isWorkingDay(real, day('2026-02-14'))).toBe(true);
    expect(isWorkingDay(real, day('2026-02-15'))).toBe(false);
    expect(isWorkingDay(real, day('2026-10-01'))).toBe(false);
  });
  it('of a year not yet published leave out the fixed days, and it is marked provisional', () => {
    expect(isWorkingDay(real, day('2027-01-01'))).toBe(false);
    expect(real.provisionalYears).toContain(2027);
    expect(real.provisionalYears).not.toContain(2026);
  });
  it('between two dates are counted both ways', () => {
    expect(workingDaysBetween(plainCalendar, day('2026-03-02'), day('2026-03-09'))).toBe(5);
    expect(workingDaysBetween(plainCalendar, day('2026-03-09'), day('2026-03-02'))).toBe(-5);
  });
});

it('days are those of Shanghai, whatever the machine says', () => {
  expect(localDate('2026-03-02T16:00:00.000Z' as never)).toBe('2026-03-03');
  expect(endOfDay(day('2026-03-02'))).toBe('2026-03-02T15:59:59.999Z');
});
