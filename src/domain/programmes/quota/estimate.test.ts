import { answer } from '../../form/answer';
import { type LocalDate } from '../../values';
import { estimatePart, levyFactsOf, oneMoreOf, whatIfPart } from './estimate';
import { parseTwelve } from './twelve';

const context = { today: '2026-11-26' as LocalDate, identity: '' };
const twelve = Array.from({ length: 12 }, (_, at) => at + 1);

it.each([
  ['40', Array.from({ length: 12 }, () => 40)],
  ['４０', Array.from({ length: 12 }, () => 40)],
  [twelve.join(' '), twelve],
  [twelve.join('\t'), twelve],
  [twelve.join('，'), twelve],
  [`${twelve.join('\r\n')}\r\n`, twelve],
  [` ${twelve.join('、')} `, twelve],
])('%j is understood', (typed, value) => expect(parseTwelve(typed)).toEqual({ value }));

it.each([
  ['1,234', 'twelve-numbers:12:2'],
  ['40 41', 'twelve-numbers:12:2'],
  [[...twelve, 13].join(' '), 'twelve-numbers:12:13'],
  ['四十', 'twelve-digits'],
  ['40.5', 'twelve-digits'],
  ['-1', 'twelve-digits'],
  ['12345678', 'twelve-digits'],
])('%j is asked about', (typed, error) => expect(parseTwelve(typed)).toEqual({ error }));

const typed = { kind: 'enterprise', staff: '40', severe: '1', others: '0', wages: '3,600,000', cityAverage: '' };

it('what a place does not look at is not asked, and what it rests on is needed', () => {
  const names = (wageBase: 'employer' | 'cityAverage' | 'contributionBase') =>
    estimatePart({ wageBase }).fields.map(({ name, optional }) => `${name}${optional ? '?' : ''}`);
  expect(names('employer')).toEqual(['kind', 'staff', 'severe', 'others', 'wages', 'cityAverage?']);
  expect(names('cityAverage')).toEqual(['kind', 'staff', 'severe', 'others', 'cityAverage']);
  expect(names('contributionBase')).toEqual(['kind', 'staff', 'severe', 'others', 'contributions', 'cityAverage?']);
});

it('whoever is severely disabled counts as two, month by month', () => {
  const { values, errors } = answer(estimatePart({ wageBase: 'employer' }), { ...typed, others: twelve.join(' ') }, context);
  expect(errors).toEqual({});
  expect(levyFactsOf(values)).toEqual({
    kind: 'enterprise',
    staffMonths: 480,
    weightedMonths: 24 + 78,
    wages: 360_000_000,
    contributions: undefined,
    cityAverage: undefined,
  });
});

it('more people with disabilities than people in a single month are told', () => {
  const { errors } = answer(estimatePart({ wageBase: 'employer' }), { ...typed, staff: twelve.join(' '), others: '1' }, context);
  expect(errors).toEqual({ others: 'more-than-staff' });
});

it('of somebody who works there already no wage is asked', () => {
  const part = whatIfPart(2025);
  const already = answer(part, { from: '2025-09', weight: '2', onStaff: 'yes', wage: '' }, context);
  expect([already.errors, oneMoreOf(already.values)]).toEqual([{}, { from: '2025-09', weight: 2, onStaff: true, wage: 0 }]);
  expect(answer(part, { from: '2024-09', weight: '2', onStaff: 'no', wage: '' }, context).errors).toEqual({
    from: 'choose',
    wage: 'empty',
  });
});
