import { type Facts } from '../programmes/facts';
import { type AreaCode, type LocalDate, type PersonId } from '../values';
import { facts } from '../case/testing';
import { formulas } from './formulas';
import { ruleNamed, type RuleName } from './rules';

const founder = facts().founders[0] as Facts['founders'][number];
const judge = (name: RuleName, change: Partial<Facts>, parameters: unknown = {}) =>
  ruleNamed(name)?.judge(facts(1, change), parameters).verdict;
/** The usual facts without one of them. */
const lacking = (name: RuleName, missing: keyof Facts, parameters: unknown = {}) => {
  const { [missing]: _gone, ...rest } = facts();
  return ruleNamed(name)?.judge(rest as Facts, parameters).verdict;
};
const of = (...changes: Partial<typeof founder>[]) => ({ founders: changes.map((change) => ({ ...founder, ...change })) });
const { certificateValidUntil: _until, ...unchecked } = founder;
const { household: _household, ...homeless } = founder;

it.each<[string, Partial<Facts>, string]>([
  ['valid', {}, 'met'],
  ['valid on its last day', of({ certificateValidUntil: '2026-03-02' as LocalDate }), 'met'],
  ['run out the day before', of({ certificateValidUntil: '2026-03-01' as LocalDate }), 'unmet'],
  ['a veteran’s', of({ certificate: 'veteran' }), 'unmet'],
  ['none', of({ certificate: 'none' }), 'unmet'],
  ['none of one of two', of({}, { certificate: 'none' }), 'unmet'],
  ['nobody checked', { founders: [unchecked] }, 'unknown'],
  ['one run out, one unchecked', { founders: [unchecked, { ...founder, certificateValidUntil: '2020-01-01' as LocalDate }] }, 'unmet'],
  ['no founder at all', { founders: [] }, 'unmet'],
])('certificate-valid: %s', (_case, change, verdict) => expect(judge('certificate-valid', change)).toBe(verdict));

it.each<[string, Partial<Facts>, string]>([
  ['in the district', {}, 'met'],
  ['in another city', of({ household: '350203001' as AreaCode }), 'unmet'],
  ['in a district that is not named', of({ household: '440305001' as AreaCode }), 'unmet'],
  ['of one of two elsewhere', of({}, { household: '350203001' as AreaCode }), 'unmet'],
  ['nobody checked', { founders: [homeless] }, 'unknown'],
  ['no founder at all', { founders: [] }, 'unknown'],
])('household-in-city: %s', (_case, change, verdict) =>
  expect(judge('household-in-city', change, { districts: ['440309', '440304'] })).toBe(verdict),
);

it('organisation-kind: those named, not another, not one left out', () => {
  const kinds = { oneOf: ['individual-business', 'enterprise'] };
  expect(judge('organisation-kind', {}, kinds)).toBe('met');
  expect(judge('organisation-kind', { organisation: 'other' }, kinds)).toBe('unmet');
  expect(lacking('organisation-kind', 'organisation', kinds)).toBe('unknown');
});

it.each([
  ['rents-premises', 'rentsPremises'],
  ['operating-normally', 'operating'],
  ['rent-paid-on-time', 'rentPaidOnTime'],
] as const)('%s: yes, no, not answered', (rule, fact) => {
  expect([judge(rule, { [fact]: true }), judge(rule, { [fact]: false }), lacking(rule, fact)]).toEqual(['met', 'unmet', 'unknown']);
});

it('rent is not asked of whoever rents nothing', () =>
  expect(judge('rent-paid-on-time', { rentsPremises: false, rentPaidOnTime: false })).toBe('met'));

it('every finding says in both languages what is so, and names no number', () => {
  for (const name of ['certificate-valid', 'household-in-city', 'rents-premises'] as const) {
    const { say } = ruleNamed(name)?.judge(facts(), { districts: ['440309'] }) ?? { say: { 'zh-CN': '', en: '' } };
    expect(say['zh-CN']).toMatch(/[一-鿿]/u);
    expect(say.en).toMatch(/[a-z]/);
  }
});

it('no rule is found by a name of the platform’s own', () => {
  for (const name of ['__proto__', 'constructor', 'toString', '']) expect(ruleNamed(name)).toBeUndefined();
});

describe('the amount by founders', () => {
  const amount = (founders: number, more: Partial<Facts> = {}) =>
    formulas['by-founders'].compute(
      facts(founders, more),
      { fewer: 20_000, more: 30_000, threshold: 3 },
      { formula: 'by-founders', clause: { 'zh-CN': '', en: '' }, from: 's', with: {} },
      false,
    ).value;
  it('is the smaller below the threshold and the larger from it on, in fen', () =>
    expect([1, 2, 3, 4, 10].map((n) => amount(n))).toEqual([2_000_000, 2_000_000, 3_000_000, 3_000_000, 3_000_000]));
  it('counts only those who hold a disability certificate', () => {
    const three = facts(3).founders;
    expect(amount(3, { founders: three.map((one, at) => (at === 2 ? { ...one, certificate: 'none' as const } : one)) })).toBe(2_000_000);
    expect(amount(3, { founders: [...three, { person: 'p-x' as PersonId, certificate: 'veteran' as const }] })).toBe(3_000_000);
  });
});
