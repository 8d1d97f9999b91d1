import { calendarData } from '../../calendar-data';
import { addDays } from '../../domain/calendar/working-days';
import { endOfDay, localDate } from '../../domain/calendar/instants';
import { type Instant, type LocalDate } from '../../domain/values';
import { loadWords } from '../view/words';
import { deadline } from './deadline';

/** Monday 2026-11-23, nine in the morning in Shanghai. */
const now = Date.parse('2026-11-23T01:00:00.000Z');
const state = { offset: 0 };
const say = (due: LocalDate | Instant, whose?: 'office' | 'applicant'): string =>
  deadline({ calendar: calendarData(), state, t: loadWords()('zh-CN'), language: 'zh-CN' }, due, whose);

beforeEach(() => jest.useFakeTimers({ now }));
afterEach(() => jest.useRealTimers());

it.each([
  ['2026-11-26', '2026年11月26日（星期四），还有 3 个工作日'],
  ['2026-11-23', '2026年11月23日（星期一），今天到期'],
  ['2026-11-20', '2026年11月20日（星期五），已超期 1 个工作日'],
])('%s is %s', (due, words) => {
  expect(say(due as LocalDate)).toBe(words);
  expect(say(endOfDay(due as LocalDate))).toBe(words);
});

it('an applicant is 逾期, an office 超期', () => expect(say('2026-11-19' as LocalDate, 'applicant')).toContain('已逾期 2 个工作日'));

it('a deadline on a day off ahead is not due today', () => {
  jest.setSystemTime(Date.parse('2026-11-28T01:00:00.000Z'));
  expect(say(addDays(localDate('2026-11-28T01:00:00.000Z' as Instant), 1))).toContain('不到 1 个工作日');
});
