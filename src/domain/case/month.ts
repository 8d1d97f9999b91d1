import { type Calendar } from '../calendar/calendar';
import { localDate } from '../calendar/instants';
import { workingDaysBetween } from '../calendar/working-days';
import { type CaseState } from './state';

/** What decided cases come to together; each a count, `days` the sum of their working days. */
export interface MonthFigures {
  decided: number;
  granted: number;
  refused: number;
  /** Rows of rosters of which two cases said the same, whatever came of it. */
  disputed: number;
  /** 秒批: granted, and nobody of an office did anything in it. */
  untouched: number;
  /** Working days from the submission to the decision. */
  days: number;
  /** Closed, and nothing of it was handed over at a window. */
  withoutVisit: number;
}

export const noFigures: MonthFigures = { decided: 0, granted: 0, refused: 0, disputed: 0, untouched: 0, days: 0, withoutVisit: 0 };

type Decided = Pick<CaseState, 'submitted' | 'decided' | 'outcome' | 'duties' | 'roster' | 'delivered'>;

/** What a duty says that nobody performed in an office: who filed, who benefits, who had touched another case. */
const notOffices: readonly string[] = ['file', 'benefit', 'touch'];

/** What one case counts as, in the month of its decision. @param calendar of working days */
export function figuresOf({ submitted, decided, outcome, duties, roster, delivered }: Decided, calendar: Calendar): MonthFigures {
  if (!decided) return noFigures;
  return {
    decided: 1,
    granted: decided.granted ? 1 : 0,
    refused: decided.granted ? 0 : 1,
    disputed: roster?.disputed ?? 0,
    untouched: decided.granted && !duties.some(({ duty }) => !notOffices.includes(duty)) ? 1 : 0,
    days: workingDaysBetween(calendar, localDate(submitted), localDate(decided.at)),
    withoutVisit: outcome !== undefined && delivered !== 'window' ? 1 : 0,
  };
}

export const together = (one: MonthFigures, other: MonthFigures): MonthFigures => ({
  decided: one.decided + other.decided,
  granted: one.granted + other.granted,
  refused: one.refused + other.refused,
  disputed: one.disputed + other.disputed,
  untouched: one.untouched + other.untouched,
  days: one.days + other.days,
  withoutVisit: one.withoutVisit + other.withoutVisit,
});
