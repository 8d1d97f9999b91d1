import { type CaseId, type LocalDate, type PlaceId } from '../values';
import { type Standing, standingOn, standingsOn, standsOn } from './standing';

const day = (on: string): LocalDate => on as LocalDate;
const standing = (change: Partial<Standing> = {}): Standing => ({
  case: 'c1' as CaseId,
  place: 'p1' as PlaceId,
  what: 'stars',
  value: 3,
  from: day('2026-03-01'),
  until: day('2029-02-28'),
  suspended: [],
  ...change,
});

describe('whether a standing holds on a day', () => {
  it.each([
    ['2026-02-28', undefined],
    ['2026-03-01', 'stands'],
    ['2029-02-28', 'stands'],
    ['2029-03-01', undefined],
  ])('%s: %s', (on, how) => expect(standsOn(standing(), day(on))).toBe(how));

  it('not from the day on which it ended', () => {
    const ended = standing({ ended: { on: day('2027-01-10'), by: 'c2' as CaseId } });
    expect(standsOn(ended, day('2027-01-09'))).toBe('stands');
    expect(standsOn(ended, day('2027-01-10'))).toBeUndefined();
  });

  it('suspended until the day before it is lifted, and for good if it never is', () => {
    const held = standing({ suspended: [{ from: day('2027-01-10'), to: day('2027-02-01'), by: 'c2' as CaseId }] });
    expect(['2027-01-09', '2027-01-10', '2027-01-31', '2027-02-01'].map((on) => standsOn(held, day(on)))).toEqual([
      'stands',
      'suspended',
      'suspended',
      'stands',
    ]);
    const open = standing({ suspended: [{ from: day('2027-01-10'), by: 'c2' as CaseId }] });
    expect(standsOn(open, day('2029-02-28'))).toBe('suspended');
  });
});

describe('which of several counts', () => {
  const first = standing();
  const later = standing({ case: 'c2' as CaseId, value: 5, from: day('2028-12-01'), until: day('2031-11-30') });

  it('what began last, from its first day', () => {
    expect(standingOn([later, first], day('2028-11-30'))?.standing.value).toBe(3);
    expect(standingOn([first, later], day('2028-12-01'))?.standing.value).toBe(5);
  });

  it('nothing between the end of one and the beginning of the next, where the window of re-rating was missed', () => {
    const late = standing({ case: 'c2' as CaseId, value: 4, from: day('2029-06-01'), until: day('2032-05-31') });
    const on = ['2029-02-28', '2029-03-01', '2029-05-31', '2029-06-01'].map((one) => standingOn([first, late], day(one))?.standing.value);
    expect(on).toEqual([3, undefined, undefined, 4]);
  });

  it('of each place its own, and none where nothing holds', () => {
    const other = standing({ case: 'c3' as CaseId, place: 'p2' as PlaceId, value: 1 });
    const found = standingsOn([first, later, other], day('2030-01-01'));
    expect(
      [...found].map(
        ([
          place,
          {
            standing: { value },
          },
        ]) => [place, value],
      ),
    ).toEqual([['p1', 5]]);
  });
});
