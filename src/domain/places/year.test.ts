import { type Fen, type LocalDate, type Month, type PartyId } from '../values';
import { contractSince } from './passed';
import { restsOn } from './rests';
import { operator, rowOf, stayOf } from './testing';
import { yearOf } from './year';

const next = 'next' as PartyId;
const day = (date: string) => date as LocalDate;
const month = (name: string) => name as Month;
const running = { now: operator, former: [] };
const wage = (fen: number) => fen as Fen;

it('has of each month who was there, was paid and had a contract, and says of the others why not', () => {
  const months = [
    { month: month('2026-01'), rows: [rowOf()] },
    { month: month('2026-02'), rows: [rowOf({ days: 0 })] },
    { month: month('2026-03'), rows: [rowOf({ wage: undefined as never })] },
    { month: month('2026-04'), rows: [] },
    { month: month('2026-05'), rows: [rowOf({ wage: wage(230_000) })] },
  ];
  expect(yearOf(months, [stayOf()], running, operator)).toMatchObject([
    {
      months: [
        { month: '2026-01', wage: 226_000 },
        { month: '2026-05', wage: 230_000 },
      ],
      leftOut: [
        { month: '2026-02', why: 'no-days' },
        { month: '2026-03', why: 'no-wage' },
        { month: '2026-04', why: 'no-row' },
      ],
    },
  ]);
  const uncontracted = stayOf({ contract: { employer: operator, from: day('2026-02-01') } });
  expect(yearOf(months.slice(0, 1), [uncontracted], running, operator)).toMatchObject([{ months: [], leftOut: [{ why: 'no-contract' }] }]);
});

it('who left and came back within a month has it once, with all that was paid', () => {
  const stays = [stayOf({ until: day('2026-01-10') }), stayOf({ id: 'p.1', from: day('2026-01-20') })];
  const rows = [rowOf({ wage: wage(100_000) }), rowOf({ stay: 'p.1', wage: wage(130_000) })];
  expect(yearOf([{ month: month('2026-01'), rows }], stays, running, operator)).toMatchObject([
    { stay: { id: 'p.1' }, months: [{ month: '2026-01', wage: 230_000 }], leftOut: [] },
  ]);
});

it('after a hand-over each month of each person is one operator’s, and no month two’s', () => {
  const passed = [{ key: 'c', from: operator, to: next, on: day('2026-03-11') }];
  const before = [{ employer: operator, from: day('2024-01-01') }];
  const stayed = stayOf({ passed, before, contract: { employer: next, from: day('2026-03-11') } });
  const left = stayOf({ id: 'q.0', person: 'q', until: day('2026-03-05') });
  const names = ['2026-01', '2026-02', '2026-03', '2026-04'].map(month);
  const all = names.map((one) => ({ month: one, rows: [rowOf(), rowOf({ stay: 'q.0' })] }));
  const ran = { now: next, former: [{ operator, on: day('2026-03-11') }] };
  const of = (party: PartyId) =>
    Object.fromEntries(yearOf(all, [stayed, left], ran, party).map(({ stay, months }) => [stay.person, months.map((one) => one.month)]));
  expect(of(operator)).toEqual({ p: ['2026-01', '2026-02'], q: ['2026-01', '2026-02', '2026-03'] });
  expect(of(next)).toEqual({ p: ['2026-03', '2026-04'] });
  // The contract went on: it is no new one of less than a year.
  expect(contractSince(stayed, { employer: next, from: day('2026-03-11') })).toBe('2024-01-01');
  expect(contractSince(stayed, { employer: next, from: day('2026-06-01') })).toBe('2026-06-01');
});

it('a case rests on a month that was confirmed before it was filed, however often that was put right since', () => {
  const at = (date: string) => ({ at: `${date}T00:00:00.000Z` as never });
  const filed = at('2027-02-01').at;
  expect(restsOn({ former: [] }, filed)).toBeUndefined();
  expect(restsOn({ confirmed: at('2027-01-05'), former: [] }, filed)).toBe('rests');
  expect(restsOn({ confirmed: at('2027-02-05'), former: [] }, filed)).toBe('left-out');
  expect(restsOn({ confirmed: at('2027-02-05'), former: [{ confirmed: at('2027-01-05') }] }, filed)).toBe('differs');
});
