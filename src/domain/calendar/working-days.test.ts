import fc from 'fast-check';
import { calendarData } from '../../calendar-data';
import { plainCalendar } from './testing';
import { type Instant, type LocalDate } from '../values';
import { endOfDay, localDate } from './instants';
import { addDays, addWorkingDays, dueDate, isWorkingDay, workingDaysBetween } from './working-days';

const day = (text: string): LocalDate => text as LocalDate;
const china = calendarData();

describe('working days by weeks alone (policy research §11.6)', () => {
  it('T1: five from Monday 2 March 2026 end on 9 March', () =>
    expect(addWorkingDays(plainCalendar, day('2026-03-02'), 5)).toBe('2026-03-09'));
  it('T2: seven from Monday 2 March 2026 end on 11 March', () =>
    expect(addWorkingDays(plainCalendar, day('2026-03-02'), 7)).toBe('2026-03-11'));
  it('what begins on a Saturday counts from Monday', () => expect(addWorkingDays(plainCalendar, day('2026-03-07'), 1)).toBe('2026-03-09'));
  it('none is the day itself', () => expect(addWorkingDays(plainCalendar, day('2026-03-07'), 0)).toBe('2026-03-07'));
});

describe('the State Council’s arrangement', () => {
  it('of the spring festival of 2026: nine days off, a Saturday worked before and one after', () => {
    for (let date = day('2026-02-15'); date <= '2026-02-23'; date = addDays(date, 1))
      expect([date, isWorkingDay(china, date)]).toEqual([date, false]);
    expect(['2026-02-14', '2026-02-28'].map((one) => isWorkingDay(china, day(one)))).toEqual([true, true]);
    expect(addWorkingDays(china, day('2026-02-13'), 1)).toBe('2026-02-14');
    expect(addWorkingDays(china, day('2026-02-13'), 2)).toBe('2026-02-24');
  });
  it('of the national day of 2026', () => {
    expect(isWorkingDay(china, day('2026-10-01'))).toBe(false);
    expect(isWorkingDay(china, day('2026-10-10'))).toBe(true);
  });
  it('is provisional for years not published yet: the fixed days only', () => {
    expect(china.provisionalYears).toContain(2027);
    expect(china.provisionalYears).not.toContain(2026);
    expect(isWorkingDay(china, day('2027-10-01'))).toBe(false);
    expect(isWorkingDay(china, day('2027-01-01'))).toBe(false);
    expect(china.makeUp.some((one) => one.startsWith('2027'))).toBe(false);
  });
});

const dates = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays(day('2018-01-01'), n));

it('adding and counting working days undo one another', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 60 }), (from, days) =>
      expect(workingDaysBetween(china, from, addWorkingDays(china, from, days))).toBe(days),
    ),
  );
});

it('days paused move the end by as many working days; while a pause is open there is no end', () => {
  expect(dueDate(plainCalendar, day('2026-03-02'), 15, [])).toBe('2026-03-23');
  expect(dueDate(plainCalendar, day('2026-03-02'), 15, [{ from: day('2026-03-02'), to: day('2026-03-05') }])).toBe('2026-03-26');
  expect(dueDate(plainCalendar, day('2026-03-02'), 15, [{ from: day('2026-03-06'), to: day('2026-03-08') }])).toBe('2026-03-23');
  expect(dueDate(plainCalendar, day('2026-03-02'), 15, [{ from: day('2026-03-02') }])).toBeUndefined();
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 20 }), (start, days, length) => {
      const to = addDays(start, length);
      const end = dueDate(china, start, days, [{ from: start, to }]);
      expect(end).toBe(addWorkingDays(china, start, days + workingDaysBetween(china, start, to)));
    }),
  );
});

it('a day is Shanghai’s, wherever the machine stands', () => {
  expect(localDate('2026-03-09T15:59:59.999Z' as Instant)).toBe('2026-03-09');
  expect(localDate('2026-03-09T16:00:00.000Z' as Instant)).toBe('2026-03-10');
  expect(endOfDay(day('2026-03-09'))).toBe('2026-03-09T15:59:59.999Z');
  fc.assert(fc.property(dates, (date) => expect(localDate(endOfDay(date))).toBe(date)));
});
