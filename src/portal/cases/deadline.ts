import { type Calendar } from '../../domain/calendar/calendar';
import { localDate } from '../../domain/calendar/instants';
import { workingDaysBetween } from '../../domain/calendar/working-days';
import { caseTime } from '../../domain/case/due';
import { type CaseState } from '../../domain/case/state';
import { type Instant, type LocalDate } from '../../domain/values';
import { instantNow } from '../../store/clock';
import { longDate } from '../view/formats';
import { type Translate } from '../view/words';

const isDate = (value: Instant | LocalDate): value is LocalDate => value.length === 10;

/**
 * A deadline in words, always its date and what is left of it: 2026年12月1日（星期二），还有 3 个工作日. By the case's own clock.
 * @param whose an office that is late is 超期, an applicant 逾期
 */
export function deadline(
  { calendar, state, t, language }: { calendar: Calendar; state: Pick<CaseState, 'offset'>; t: Translate; language: 'zh-CN' | 'en' },
  due: Instant | LocalDate,
  whose: 'office' | 'applicant' = 'office',
): string {
  const today = localDate(caseTime(state, instantNow()));
  const day = isDate(due) ? due : localDate(due);
  const left = Math.abs(workingDaysBetween(calendar, today, day));
  const key = day === today ? 'today' : day > today ? (left === 0 ? 'soon' : 'left') : `${whose}-late`;
  return t(`deadline.${key}`, { date: longDate(day, language), count: left });
}
