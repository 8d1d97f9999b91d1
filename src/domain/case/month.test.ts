import { type Instant, type PersonId } from '../values';
import { figuresOf, noFigures, together } from './month';
import { type CaseState } from './state';
import { plainCalendar } from '../calendar/testing';

const duty = (name: string) => ({ duty: name as CaseState['duties'][number]['duty'], person: 'p' as PersonId, round: 1 });
const decided = (granted: boolean, at: string) => ({ granted, at: at as Instant, by: 'a' as never });
const monday = '2026-11-23T01:00:00.000Z' as Instant;

it('counts what was decided, by whom, and how many working days it took', () => {
  const byRule = { submitted: monday, decided: decided(true, monday), outcome: 'granted', duties: [duty('file')] } as const;
  // Over a week-end; two rows were disputed; handed over at the window.
  const byHand = {
    submitted: monday,
    decided: decided(false, '2026-11-30T01:00:00.000Z'),
    outcome: 'refused',
    duties: [duty('file'), duty('decide')],
    roster: { disputed: 2 } as CaseState['roster'] & object,
    delivered: 'window',
  } as const;
  expect(figuresOf({ ...byRule, duties: [...byRule.duties] }, plainCalendar)).toEqual({
    ...noFigures,
    decided: 1,
    granted: 1,
    untouched: 1,
    withoutVisit: 1,
  });
  const two = [byRule, byHand].map((one) => figuresOf({ ...one, duties: [...one.duties] }, plainCalendar)).reduce(together, noFigures);
  expect(two).toEqual({ decided: 2, granted: 1, refused: 1, disputed: 2, untouched: 1, days: 5, withoutVisit: 1 });
  // What nobody touched and was refused did not go straight through.
  expect(figuresOf({ ...byHand, duties: [duty('file')] }, plainCalendar)).toMatchObject({ refused: 1, untouched: 0 });
  expect(figuresOf({ submitted: monday, duties: [] }, plainCalendar)).toEqual(noFigures);
});
