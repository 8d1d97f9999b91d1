import { type LocalDate, type Month, type PartyId } from '../values';
import { contractIn, operatorOn, operatorsIn, passedOn, ranUntil } from './passed';
import { operator, stayOf } from './testing';

const [next, last] = ['next', 'last'] as PartyId[] as [PartyId, PartyId];
const day = (date: string) => date as LocalDate;
const month = (name: string) => name as Month;
const former = [
  { operator, on: day('2026-04-11') },
  { operator: next, on: day('2026-04-21') },
];

it('a month in which a place passed belongs to each operator for its own days, none of them twice and none to nobody', () => {
  const running = { now: last, former };
  expect(operatorsIn(stayOf(), month('2026-04'), running)).toEqual([
    { operator, from: '2026-04-01', to: '2026-04-10' },
    { operator: next, from: '2026-04-11', to: '2026-04-20' },
    { operator: last, from: '2026-04-21', to: '2026-04-30' },
  ]);
  expect(operatorsIn(stayOf(), month('2026-03'), running)).toEqual([{ operator, from: '2026-03-01', to: '2026-03-31' }]);
  expect(operatorsIn(stayOf(), month('2026-05'), running)).toEqual([{ operator: last, from: '2026-05-01', to: '2026-05-31' }]);
  expect(operatorsIn(stayOf({ from: day('2026-04-15'), until: day('2026-04-25') }), month('2026-04'), running)).toEqual([
    { operator: next, from: '2026-04-15', to: '2026-04-20' },
    { operator: last, from: '2026-04-21', to: '2026-04-25' },
  ]);
});

it('a unit ran a place until the day before the next, or until it closed with it', () => {
  const running = { now: last, former };
  const closed = day('2026-09-30');
  expect([operator, next, last, 'nobody' as PartyId].map((one) => ranUntil(running, undefined, one))).toEqual([
    '2026-04-10',
    '2026-04-20',
    undefined,
    undefined,
  ]);
  expect([operator, last].map((one) => ranUntil(running, closed, one))).toEqual(['2026-04-10', closed]);
  // One that has it back runs it, whatever it was before.
  expect(ranUntil({ now: operator, former }, undefined, operator)).toBeUndefined();
});

it('a place that passed twice on one day was the middle one’s on no day', () => {
  const running = {
    now: last,
    former: [
      { operator, on: day('2026-04-11') },
      { operator: next, on: day('2026-04-11') },
    ],
  };
  expect(operatorsIn(stayOf(), month('2026-04'), running).map((one) => one.operator)).toEqual([operator, last]);
});

it('the contract goes on with its end, and what it was stays beside it', () => {
  const contract = { employer: operator, from: day('2026-01-01'), until: day('2027-12-31') };
  const resident = passedOn(stayOf({ contract }), { to: next, on: day('2026-04-11') });
  expect(resident.contract).toEqual({ employer: next, from: '2026-04-11', until: '2027-12-31' });
  expect(resident.before).toEqual([contract]);
  const again = passedOn(resident, { to: last, on: day('2026-04-21') });
  expect(again.before?.map(({ employer }) => employer)).toEqual([operator, next]);
  const { contract: _none, ...bare } = stayOf();
  expect(passedOn(bare, { to: next, on: day('2026-04-11') })).toEqual(bare);
});

it('a month before the place passed is looked at with the contract of then', () => {
  const contract = { employer: operator, from: day('2026-01-01') };
  const passed = [
    { key: 'h-1', from: operator, to: next, on: day('2026-04-11') },
    { key: 'h-2', from: next, to: last, on: day('2026-05-03') },
  ];
  const once = passedOn(stayOf({ contract }), passed[0] as (typeof passed)[0]);
  const stay = { ...stayOf(), ...passedOn(once, passed[1] as (typeof passed)[0]), passed };
  expect(['2026-03', '2026-04', '2026-05', '2026-06'].map((one) => contractIn(stay, month(one))?.employer)).toEqual([
    operator,
    next,
    last,
    last,
  ]);
});

it('a day has one operator, and the day on which a place passed is the next one’s', () => {
  const on = (date: string) => operatorOn({ now: last, former }, day(date));
  expect(['2026-04-10', '2026-04-11', '2026-04-20', '2026-04-21'].map(on)).toEqual([operator, next, next, last]);
  expect(operatorOn({ now: last, former: [] }, day('2020-01-01'))).toBe(last);
});
