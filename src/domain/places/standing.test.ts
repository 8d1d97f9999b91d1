import { type CaseId, type LocalDate, type PlaceId } from '../values';
import { paperSays, type Standing, standingOn, standingsOn, standsOn } from './standing';

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

describe('what lies in another place', () => {
  const [home, workshop] = ['home' as PlaceId, 'workshop' as PlaceId];
  const stars = (change: Partial<Standing> = {}) => standing({ case: 'h1' as CaseId, place: home, value: 2, ...change });
  const inside = standing({
    case: 'w1' as CaseId,
    place: workshop,
    what: 'star-workshop',
    value: 1,
    from: day('2026-06-01'),
    until: day('2030-05-31'),
    within: { place: home, what: 'stars', atLeast: 2 },
  });
  const on = (all: Standing[], date: string) => {
    const found = standingsOn([inside, ...all], day(date)).get(workshop);
    return found && [found.how, found.by];
  };

  it('stands on the days on which the place around it does, and on no other', () => {
    expect(on([stars()], '2026-05-31')).toBeUndefined();
    expect(on([stars()], '2026-06-01')).toEqual(['stands', undefined]);
    expect(on([stars()], '2029-02-28')).toEqual(['stands', undefined]);
    expect(on([stars()], '2029-03-01')).toBeUndefined();
    expect(on([], '2026-06-01')).toBeUndefined();
  });

  it('is suspended with it and holds again with it, without a word written', () => {
    const held = stars({ suspended: [{ from: day('2027-01-10'), to: day('2027-02-01'), by: 'v' as CaseId }] });
    expect(['2027-01-09', '2027-01-10', '2027-01-31', '2027-02-01'].map((date) => on([held], date))).toEqual([
      ['stands', undefined],
      ['suspended', 'around'],
      ['suspended', 'around'],
      ['stands', undefined],
    ]);
  });

  it('falls as that one ends, or is lowered below what it must have, and stands again once it has it', () => {
    const ended = stars({ ended: { on: day('2027-01-10'), by: 'v' as CaseId } });
    const lowered = stars({ case: 'h2' as CaseId, value: 1, from: day('2027-01-10'), until: day('2030-01-09') });
    const raised = stars({ case: 'h3' as CaseId, value: 5, from: day('2028-01-10'), until: day('2031-01-09') });
    expect([on([ended], '2027-01-09'), on([ended], '2027-01-10')]).toEqual([['stands', undefined], undefined]);
    expect(on([stars(), lowered], '2027-01-10')).toBeUndefined();
    expect(on([stars(), lowered, raised], '2028-01-10')).toEqual(['stands', undefined]);
  });

  it('suspended by a case of its own is said to be so, whatever the other does', () => {
    const own = { ...inside, suspended: [{ from: day('2027-01-10'), by: 'v' as CaseId }] };
    expect(standingsOn([own, stars()], day('2027-01-10')).get(workshop)).toEqual({ standing: own, how: 'suspended' });
  });

  describe('and a paper about it', () => {
    const says = (around: Standing[], date: string, closed?: string) =>
      paperSays(inside, around, closed === undefined ? undefined : day(closed), day(date));

    it('says what stands, is suspended with which, has fallen, or is over', () => {
      const held = stars({ suspended: [{ from: day('2027-01-10'), by: 'v' as CaseId }] });
      expect(says([stars()], '2026-06-01')).toEqual({ how: 'stands' });
      expect(says([held], '2027-01-10')).toEqual({ how: 'suspended', by: 'around' });
      expect(says([], '2026-06-01')).toEqual({ how: 'fallen' });
      expect(says([stars()], '2030-06-01')).toEqual({ how: 'over' });
    });

    it('is over on the day after the place was last open', () => {
      expect(says([stars()], '2026-07-01', '2026-07-01')).toEqual({ how: 'stands' });
      expect(says([stars()], '2026-07-02', '2026-07-01')).toEqual({ how: 'over' });
    });

    it('of a home that is suspended says since when, and nothing of it once that is lifted', () => {
      const held = stars({ suspended: [{ from: day('2027-01-10'), to: day('2027-02-01'), by: 'v' as CaseId }] });
      expect(paperSays(held, [], undefined, day('2027-01-20'))).toEqual({ how: 'suspended', since: '2027-01-10' });
      expect(paperSays(held, [], undefined, day('2027-02-01'))).toEqual({ how: 'stands' });
    });
  });
});
