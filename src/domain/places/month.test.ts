import { type EmploymentRecord } from '../records/employments';
import { type Fen, type LocalDate, type Month, type PartyId } from '../values';
import { insuredIn, namesIn } from './insured';
import { dangers, type Looked, type MonthRow } from './month';
import { rowFrom } from './month-form';
import { daysWithin, isIn, lastDay, monthsLater, overlap, type Stay } from './stay';
import { lookedAt, ours, operator, rowOf, stayOf, wageOf } from './testing';

const march = '2027-03' as Month;
const day = (date: string) => date as LocalDate;
const codes = (row: Partial<MonthRow> = {}, stay: Partial<Stay> = {}, looked: Partial<Looked> = {}): string[] =>
  dangers(rowOf(row), stayOf(stay), march, lookedAt(looked)).map(({ code }) => code);
/** As if it were not said at all. */
const without = <T extends object>(one: T, name: keyof T): T => {
  const { [name]: _gone, ...rest } = one;
  return rest as T;
};

it('of whom nothing is wrong nothing is said', () => expect(codes()).toEqual([]));

describe('a danger', () => {
  it.each<[string, string[], Partial<MonthRow>, Partial<Stay>, Partial<Looked>]>([
    ['a wage one fen below', ['wage-below'], { wage: 225_999 as Fen }, {}, {}],
    ['a wage declared one fen below', ['wage-declared-below'], {}, {}, { insurance: ours({ wage: 225_999 as Fen }) }],
    [
      'a contract that ends in the month',
      ['contract-ends'],
      {},
      { contract: { employer: operator, from: day('2026-01-01'), until: day('2027-03-31') } },
      {},
    ],
    [
      'a contract that ends in the next',
      ['contract-ends'],
      {},
      { contract: { employer: operator, from: day('2026-01-01'), until: day('2027-04-30') } },
      {},
    ],
    [
      'a contract that is over',
      ['contract-ended'],
      {},
      { contract: { employer: operator, from: day('2026-01-01'), until: day('2027-02-28') } },
      {},
    ],
    ['a contract with another unit', ['contract-elsewhere'], {}, { contract: { employer: 'o-2' as PartyId, from: day('2026-01-01') } }, {}],
    ['a contract that begins later', ['no-contract'], {}, { contract: { employer: operator, from: day('2027-04-01') } }, {}],
    ['no insurance, by the place', ['not-insured'], { insured: false }, {}, { insurance: undefined }],
    ['no insurance, by the registry', ['not-insured'], { insured: true }, {}, { insurance: ours({ insured: false }) }],
    ['insurance of another unit beside', ['insured-elsewhere'], {}, {}, { insurance: ours({ others: true }) }],
    ['no record of this unit', ['not-confirmed'], { insured: false }, {}, { insurance: { kind: 'not-confirmed' } }],
    ['two places', ['two-places'], {}, {}, { elsewhere: true }],
    ['more days than the month has', ['too-many-days'], { days: 32 }, {}, {}],
    ['more days than they were there', ['too-many-days'], { days: 12 }, { from: day('2027-03-21') }, {}],
    ['no day', ['no-days'], { days: 0 }, {}, {}],
    [
      'a certificate that runs out in the month',
      ['certificate-expires'],
      {},
      {},
      { insurance: ours({ certificate: { until: day('2027-03-01') } }) },
    ],
    ['a certificate that ran out', ['certificate-expired'], {}, {}, { insurance: ours({ certificate: { until: day('2027-02-28') } }) }],
    [
      'a certificate that runs out by the card',
      ['certificate-expires'],
      {},
      { certificateUntil: day('2027-04-30') },
      { insurance: undefined },
    ],
    [
      'a cancelled certificate',
      ['certificate-cancelled'],
      {},
      { certificateUntil: day('2031-01-01') },
      { insurance: ours({ certificate: 'cancelled' }) },
    ],
  ])('is told of %s', (_what, expected, row, stay, looked) => expect(codes(row, stay, looked)).toEqual(expected));

  it('is none at the edge: the very minimum, the last day of the month after next month’s', () => {
    expect(codes({}, { contract: { employer: operator, from: day('2027-03-31'), until: day('2027-05-01') } })).toEqual([]);
    expect(codes({ days: 11 }, { from: day('2027-03-21') })).toEqual([]);
    expect(codes({}, {}, { insurance: ours({ certificate: { until: day('2027-05-01') } }) })).toEqual([]);
  });

  it('says with which figures', () => {
    const [wage] = dangers(rowOf({ wage: 1 as Fen }), stayOf(), march, lookedAt());
    expect(wage?.say).toEqual({ wage: 1, minimum: 226_000 });
    const [many] = dangers(rowOf({ days: 31 }), stayOf({ until: day('2027-03-10') }), march, lookedAt());
    expect(many?.say).toEqual({ days: 31, most: 10 });
  });

  it('of what is entered at the month’s end is told from its last day on', () => {
    const row = without(without(rowOf(), 'days'), 'wage');
    const on = (today: string) => dangers(row, stayOf(), march, lookedAt({ today: day(today) })).map(({ code }) => code);
    expect([on('2027-03-30'), on('2027-03-31')]).toEqual([[], ['no-wage', 'no-days']]);
  });

  it('is none where a minimum wage was never entered: nothing is called too low by a figure that is not there', () => {
    expect(codes({ wage: 1 as Fen }, {}, { minimumWage: undefined, insurance: ours({ wage: 1 as Fen }) })).toEqual([]);
  });
});

it('every one is there while its cause is and gone with it: by chance over all that may be wrong at once', () => {
  const causes: [string, (all: Wrong) => void][] = [
    ['two-places', ({ looked }) => void (looked.elsewhere = true)],
    ['no-contract', ({ stay }) => void delete stay.contract],
    ['insured-elsewhere', ({ said }) => void (said.others = true)],
    ['not-insured', ({ said }) => void (said.insured = false)],
    ['wage-below', ({ row }) => void (row.wage = 225_000 as Fen)],
    ['too-many-days', ({ row }) => void (row.days = 40)],
    ['certificate-none', ({ said }) => void (said.certificate = 'none')],
  ];
  const seen = new Set<string>();
  for (let bits = 0; bits < 1 << causes.length; bits += 1) {
    const wrong: Wrong = { row: rowOf(), stay: stayOf(), looked: lookedAt(), said: ours() as Wrong['said'] };
    const chosen = causes.filter((_, at) => bits & (1 << at));
    for (const [, does] of chosen) does(wrong);
    const found = dangers(wrong.row, wrong.stay, march, { ...wrong.looked, insurance: wrong.said }).map(({ code }) => code);
    expect(found.sort()).toEqual(chosen.map(([code]) => code).sort());
    for (const one of found) seen.add(one);
  }
  expect(seen.size).toBe(causes.length);
});

interface Wrong {
  row: MonthRow;
  stay: Stay;
  looked: Looked;
  said: Extract<Looked['insurance'], { kind: 'ours' }>;
}

it('a higher wage never adds a danger, and a lower minimum never does', () => {
  const danger = (wage: number, minimum: number) =>
    dangers(rowOf({ wage: wage as Fen }), stayOf(), march, lookedAt({ minimumWage: wageOf(minimum), insurance: undefined })).length;
  for (let wage = 200_000; wage < 250_000; wage += 997)
    for (let minimum = 200_000; minimum < 250_000; minimum += 1_009) {
      expect(danger(wage + 997, minimum)).toBeLessThanOrEqual(danger(wage, minimum));
      expect(danger(wage, minimum - 1_009)).toBeLessThanOrEqual(danger(wage, minimum));
      expect(danger(wage, minimum)).toBe(wage < minimum ? 1 : 0);
    }
});

describe('what a place may know of somebody by the registries', () => {
  const uscc = '91330402MA00000001';
  const record = (employers: string[]): EmploymentRecord => ({
    identity: 'x',
    months: employers.map((employer) => ({ month: march, employer, wage: 230_000 as Fen, insured: true })),
  });
  const said = {
    kind: 'found',
    record: { name: '张', certificate: 'c', kind: 'disability', status: 'valid', validUntil: day('2029-01-01') },
  } as const;

  it('is one and the same of everybody whose record does not name its operator', () => {
    const never = { kind: 'not-confirmed' };
    for (const reply of [
      { kind: 'absent' } as const,
      { kind: 'found', record: record([]) } as const,
      { kind: 'found', record: record(['another']) } as const,
    ]) {
      expect(insuredIn(reply, said, [uscc], march)).toEqual(never);
      expect(namesIn(reply, [uscc], march)).toBe(false);
    }
    expect(insuredIn({ kind: 'found', record: record([uscc]) }, said, [uscc], monthsLater(march, 1))).toEqual(never);
  });

  it('is what stands there of whom it names, another employer too', () => {
    const reply = { kind: 'found', record: record([uscc, 'another']) } as const;
    expect(insuredIn(reply, said, [uscc], march)).toEqual({
      kind: 'ours',
      wage: 230_000,
      insured: true,
      others: true,
      certificate: { until: '2029-01-01' },
    });
    // Of a month in which the place passed both are its operators.
    expect(insuredIn(reply, said, [uscc, 'another'], march)).toMatchObject({ kind: 'ours', wage: 460_000, others: false });
    expect(insuredIn(reply, { kind: 'absent' }, [uscc], march)).toMatchObject({ certificate: 'none' });
    expect(insuredIn(reply, { kind: 'unavailable' }, [uscc], march)).toEqual({ kind: 'silent' });
    expect(insuredIn({ kind: 'unavailable' }, undefined, [uscc], march)).toEqual({ kind: 'silent' });
  });
});

describe('days', () => {
  it('of a stay in a month are those that both have', () => {
    expect(daysWithin({ from: day('2027-02-10') }, '2027-02' as Month)).toBe(19);
    expect(daysWithin({ from: day('2026-01-01'), until: day('2027-03-01') }, march)).toBe(1);
    expect(daysWithin({ from: day('2026-01-01') }, '2028-02' as Month)).toBe(29);
    expect([isIn({ from: day('2027-04-01') }, march), isIn({ from: day('2026-01-01'), until: day('2027-02-28') }, march)]).toEqual([
      false,
      false,
    ]);
  });

  it('over a year’s months come to the days of the stay', () => {
    for (let at = 0; at < 365; at += 7) {
      const from = new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10) as LocalDate;
      const until = new Date(Date.UTC(2027, 0, 1 + at + ((at * 13) % 200))).toISOString().slice(0, 10) as LocalDate;
      const months = Array.from({ length: 24 }, (_, n) => monthsLater('2027-01' as Month, n));
      const days = months.reduce((sum, month) => sum + daysWithin({ from, until }, month), 0);
      expect(days).toBe((Date.parse(until) - Date.parse(from)) / 86_400_000 + 1);
    }
  });

  it('in common are found from both sides', () => {
    const [one, other] = [{ from: day('2027-01-01'), until: day('2027-02-01') }, { from: day('2027-02-01') }];
    expect([overlap(one, other), overlap(other, one)]).toEqual([true, true]);
    expect(overlap(one, { from: day('2027-02-02') })).toBe(false);
    const within = (from: string, until: string) => overlap(one, other, { from: day(from), until: day(until) });
    expect([within('2027-01-01', '2027-01-31'), within('2027-02-01', '2027-02-28')]).toEqual([false, true]);
    expect([lastDay('2027-02' as Month), monthsLater('2027-01' as Month, -1), monthsLater('2027-12' as Month, 1)]).toEqual([
      '2027-02-28',
      '2026-12',
      '2028-01',
    ]);
  });
});

describe('a row as it was typed', () => {
  const typed = { days: '', wage: '', insured: '', remarks: '' };
  it('says what it says, and nothing is not nought', () => {
    expect(rowFrom('p.0', typed)).toEqual({ row: { stay: 'p.0' }, faults: {} });
    expect(rowFrom('p.0', { days: ' ２０ ', wage: '2,260.00', insured: 'yes', remarks: ' 病假两天 ' })).toEqual({
      row: { stay: 'p.0', days: 20, wage: 226_000, insured: true, remarks: '病假两天' },
      faults: {},
    });
    expect(rowFrom('p.0', { ...typed, days: '0', insured: 'no' }).row).toEqual({ stay: 'p.0', days: 0, insured: false });
  });

  it.each([
    [{ days: '二十' }, { days: 'days-of-month' }],
    [{ days: '-3' }, { days: 'days-of-month' }],
    [{ days: '99' }, { days: 'days-of-month' }],
    [{ wage: '很多' }, { wage: 'not-a-number' }],
    [{ wage: '1.234' }, { wage: 'fraction-of-fen' }],
  ])('that cannot be understood (%j) is named at its field', (more, faults) =>
    expect(rowFrom('p.0', { ...typed, ...more }).faults).toEqual(faults),
  );
});
