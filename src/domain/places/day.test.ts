import { type ActorId, type Instant, type LocalDate } from '../values';
import {
  type ClockTime,
  counted,
  type DayEntry,
  type DaySaid,
  type EntryKind,
  isClosed,
  lettersFrom,
  mayFetch,
  passingKey,
  presenceOf,
  type StandingEntry,
} from './day';
import { daysCome, talliesOf } from './day-count';
import { answerDay, parseTime } from './day-form';
import { dosesOn, missingOn } from './day-missing';
import { besideBook, rowFrom } from './month-form';
import { stayOf } from './testing';

const day = '2026-11-26' as LocalDate;
const at = (time: string, on = day) => new Date(`${on}T${time}:00+08:00`).toISOString() as Instant;
const by = 'clerk' as ActorId;
const clock = (time: string) => time as ClockTime;
let count = 0;
const entry = <Kind extends EntryKind>(kind: Kind, said: DaySaid[Kind], more: object = {}): DayEntry =>
  ({ key: `k-${(count += 1)}`, kind, at: at('08:00'), by, ...said, ...more }) as unknown as DayEntry;
const came = (stay: string, time = '08:30', more: object = {}) => entry('in', { stay, time: clock(time) }, more);
const went = (stay: string, time = '16:30') => entry('out', { stay, time: clock(time) });
const struck = { struck: { at: at('09:00'), by, why: '按错了' } };
const plan = (stay: string, times: string[], more: object = {}): StandingEntry =>
  ({ key: `plan-${stay}`, kind: 'plan', at: at('08:00', '2026-11-01' as LocalDate), by, stay, what: '维生素', times, ...more }) as never;

describe('whether somebody is here', () => {
  it('is said by the last that counts, by its own time and not by when it was written', () => {
    expect(presenceOf([], 'a').state).toBe('away');
    expect(presenceOf([came('a')], 'a').state).toBe('here');
    expect(presenceOf([went('a', '16:30'), came('a', '08:30')], 'a').state).toBe('gone');
    expect(presenceOf([came('a'), went('a'), came('a', '17:00')], 'a').state).toBe('here');
    expect(presenceOf([came('a'), entry('fetched', { stay: 'a', time: clock('15:00'), who: '李' })], 'a').state).toBe('gone');
    expect(presenceOf([came('a', '08:30', struck)], 'a').state).toBe('away');
    expect(presenceOf([came('b')], 'a').state).toBe('away');
  });

  it('has one key for all who press at once, and another once that is written, struck out or not', () => {
    expect(passingKey([], 'in', 'a')).toBe(passingKey([came('b'), went('a')], 'in', 'a'));
    expect(passingKey([came('a', '08:30', struck)], 'in', 'a')).not.toBe(passingKey([], 'in', 'a'));
  });
});

describe('who may fetch a resident', () => {
  const letter = (name: string, more: object = {}): StandingEntry =>
    ({ key: name, kind: 'letter', at: at('08:00'), by, stay: 'p.0', name, relation: 'sibling', ...more }) as never;
  const resident = stayOf({ guardian: { name: '李监护', telephone: '13800138000', relation: 'parent' } });

  it('is the guardian and whom a letter names while it stands', () => {
    const names = (all: StandingEntry[], on = day) => mayFetch(resident, all, on).map(({ name }) => name);
    expect(names([])).toEqual(['李监护']);
    expect(names([letter('王姑'), letter('李监护'), letter('赵某', { stay: 'q.0' })])).toEqual(['李监护', '王姑']);
    expect(names([letter('王姑')], '2026-11-25' as LocalDate)).toEqual(['李监护']);
    const until = letter('王姑', { struck: { at: at('10:00', '2026-11-28' as LocalDate), by, why: '撤回' } });
    expect([names([until], '2026-11-27' as LocalDate), names([until], '2026-11-28' as LocalDate)]).toEqual([
      ['李监护', '王姑'],
      ['李监护'],
    ]);
    expect(mayFetch(stayOf(), [], day)).toEqual([]);
  });

  it('are named for the days that a letter says, and told apart by who entered it', () => {
    const spell = letter('王姑', { since: '2026-11-28', until: '2026-11-29', own: true });
    const on = (date: string) => mayFetch(resident, [spell], date as LocalDate).slice(1);
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map((date) => on(date).length)).toEqual([0, 1, 1, 0]);
    expect(on('2026-11-28')).toEqual([{ name: '王姑', relation: 'sibling', own: true }]);
    // Whoever looks at letters sees those to come as well, and none that is over or struck out.
    const from = (date: string) =>
      lettersFrom([spell, letter('已划去', struck), letter('别人的', { stay: 'q.0' })], 'p.0', date as LocalDate);
    expect(['2026-11-26', '2026-11-29', '2026-11-30'].map((date) => from(date).map(({ name }) => name))).toEqual([['王姑'], ['王姑'], []]);
  });
});

describe('what a day lacks', () => {
  const duty = entry('duty', { name: '王', from: clock('08:00'), to: clock('08:00') });

  it('is nothing where nobody came, whatever is planned', () => expect(missingOn([], [plan('a', ['08:00'])], day)).toEqual([]));

  it('is a sign-out, a dose and somebody on duty, each until it is there', () => {
    const codes = (entries: DayEntry[]) => missingOn(entries, [plan('a', ['08:00', '18:00'])], day).map(({ code }) => code);
    expect(codes([came('a')])).toEqual(['never-out', 'medicine', 'medicine', 'no-duty']);
    const dose = (time: string, more: object = {}) =>
      entry('medicine', { stay: 'a', what: '维生素', hand: '王', time: clock(time), due: `plan-a@${time}` }, more);
    expect(codes([came('a'), went('a'), dose('08:00'), duty])).toEqual(['medicine']);
    expect(codes([came('a'), went('a'), dose('08:00'), dose('18:00', struck), duty])).toEqual(['medicine']);
    expect(codes([came('a'), went('a'), dose('08:00'), dose('18:00'), duty])).toEqual([]);
  });

  it('while the day goes on is only medicine whose time has come', () => {
    const at = (time: string) => missingOn([came('a')], [plan('a', ['08:00', '18:00'])], day, clock(time)).map((one) => one.code);
    expect([at('07:59'), at('08:00'), at('18:30')]).toEqual([[], ['medicine'], ['medicine', 'medicine']]);
  });

  it('is no dose of a plan that began later, or ended, or of whoever did not come', () => {
    const later = plan('a', ['08:00'], { at: at('08:00', '2026-11-27' as LocalDate) });
    const ended = plan('b', ['08:00'], { struck: { at: at('08:00', '2026-11-20' as LocalDate), by, why: '停药' } });
    expect(dosesOn([came('a'), came('b')], [later, ended, plan('c', ['08:00'])], day)).toEqual([]);
  });
});

it('a day is open for a week', () => {
  expect([isClosed(day, '2026-12-03' as LocalDate), isClosed(day, '2026-12-04' as LocalDate)]).toEqual([false, true]);
  expect(counted([came('a'), came('a', '08:31', struck)])).toHaveLength(1);
});

describe('the counts of a month', () => {
  const days = [
    { day, kinds: { in: 3, incident: 1, doctor: 2 }, came: ['a', 'b', 'c'] },
    { day: '2026-11-27' as LocalDate, kinds: { in: 2, drill: 1 }, came: ['a', 'b'] },
    { day: '2026-11-28' as LocalDate, kinds: { incident: 1 }, came: [] },
    { day: '2026-10-30' as LocalDate, kinds: { in: 1 }, came: ['a'] },
  ];

  it('are of days on which somebody came, a doctor’s day once', () => {
    expect(talliesOf(days)).toEqual([
      { month: '2026-11', open: 2, average: 2.5, incidents: 2, drills: 1, doctors: 1 },
      { month: '2026-10', open: 1, average: 1, incidents: 0, drills: 0, doctors: 0 },
    ]);
    expect(talliesOf([])).toEqual([]);
  });

  it('give each the days on which they signed in', () => {
    expect([...daysCome(days.slice(0, 3))]).toEqual([
      ['a', 2],
      ['b', 2],
      ['c', 1],
    ]);
  });
});

describe('days of a roster beside the day book', () => {
  const typed = (days: string, why = '') => ({ days, wage: '', insured: '', remarks: '', why });
  const beside = (days: string, why: string, booked: number | undefined, shown?: number) =>
    besideBook(rowFrom('p.0', typed(days)), typed(days, why), booked, shown);

  it('are taken over where they are the same, or nothing was typed, or the book has gone on since', () => {
    for (const taken of [beside('18', '', 18), beside('', '', 18), beside('17', '', 18, 17)])
      expect(taken).toEqual({ row: { stay: 'p.0', days: 18, booked: true }, faults: {} });
  });

  it('typed otherwise are kept with the reason, and asked for it', () => {
    expect(beside('20', '', 18).faults).toEqual({ why: 'day-book' });
    expect(beside('20', '两天外出演出', 18)).toEqual({ row: { stay: 'p.0', days: 20, why: '两天外出演出' }, faults: {} });
    expect(beside('三十', '', 18).faults).toEqual({ days: 'days-of-month' });
    expect(beside('20', '', undefined)).toEqual({ row: { stay: 'p.0', days: 20 }, faults: {} });
  });
});

describe('a short form', () => {
  it('reads times as people write them', () => {
    expect(['8:30', '08：30', '0830', ' 8.30 '].map(parseTime)).toEqual(Array(4).fill({ value: '08:30' }));
    expect(['24:00', '8:61', '八点', ''].map((one) => 'error' in parseTime(one))).toEqual([true, true, true, true]);
  });

  it('comes to what an entry says, or to faults by its own names', () => {
    const stays = new Set(['p.0']);
    expect(answerDay('medicine', { stay: 'p.0', medicine: '维生素 1 片', time: '8:00', hand: '王' }, stays, day)).toEqual({
      said: { stay: 'p.0', what: '维生素 1 片', time: '08:00', hand: '王' },
      errors: {},
    });
    expect(answerDay('medicine', { stay: 'q.0', time: '25:00' }, stays, day).errors).toEqual({
      stay: 'choose',
      medicine: 'empty',
      time: 'clock-time',
      hand: 'empty',
    });
    expect(answerDay('plan', { stay: 'p.0', medicine: '药', times: '18:00、8:00,18:00' }, stays, day).said.times).toEqual([
      '08:00',
      '18:00',
    ]);
    const letter = (since: string, until: string) =>
      answerDay('letter', { stay: 'p.0', name: '王姑', relation: 'sibling', since, until }, stays, day);
    expect(letter('', '')).toEqual({ said: { stay: 'p.0', name: '王姑', relation: 'sibling' }, errors: {} });
    expect(letter('2026-11-26', '2026年11月26日').said).toMatchObject({ since: '2026-11-26', until: '2026-11-26' });
    expect([letter('', '2026-11-25').errors, letter('2026-12-02', '2026-12-01').errors, letter('x', '').errors]).toEqual([
      { until: 'already-over' },
      { until: 'before-its-beginning' },
      { since: 'date' },
    ]);
    expect(answerDay('drill', { time: '9:00', drill: '消防' }, stays, day)).toEqual({ said: { time: '09:00', what: '消防' }, errors: {} });
  });
});
