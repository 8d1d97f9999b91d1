import { facts } from '../../case/testing-scene';
import { type AreaCode, type LocalDate, type PersonId } from '../../values';
import { startupGrant } from '.';
import { type StartupGrantFacts } from './facts';

type RuleName = string;
const ruleNamed = (name: RuleName) => (Object.hasOwn(startupGrant.rules, name) ? startupGrant.rules[name] : undefined);

const founder = facts().people[0] as StartupGrantFacts['people'][number];
const judge = (name: RuleName, change: Partial<StartupGrantFacts>, parameters: unknown = {}) =>
  ruleNamed(name)?.judge(facts(1, change), parameters).verdict;
/** The usual facts without one of them. */
const lacking = (name: RuleName, missing: keyof StartupGrantFacts, parameters: unknown = {}) => {
  const { [missing]: _gone, ...rest } = facts();
  return ruleNamed(name)?.judge(rest as StartupGrantFacts, parameters).verdict;
};
const of = (...changes: Partial<typeof founder>[]) => ({ people: changes.map((change) => ({ ...founder, ...change })) });
const { certificateValidUntil: _until, ...unchecked } = founder;
const { household: _household, ...homeless } = founder;

it.each<[string, Partial<StartupGrantFacts>, string]>([
  ['valid', {}, 'met'],
  ['valid on its last day', of({ certificateValidUntil: '2026-03-02' as LocalDate }), 'met'],
  ['run out the day before', of({ certificateValidUntil: '2026-03-01' as LocalDate }), 'unmet'],
  ['a veteran’s', of({ certificate: 'veteran' }), 'unmet'],
  ['none', of({ certificate: 'none' }), 'unmet'],
  ['none of one of two: the other counts', of({}, { certificate: 'none' }), 'met'],
  ['nobody checked', { people: [unchecked] }, 'unknown'],
  ['one run out, one unchecked', { people: [unchecked, { ...founder, certificateValidUntil: '2020-01-01' as LocalDate }] }, 'unknown'],
  ['no founder at all', { people: [] }, 'unmet'],
])('certificate-valid: %s', (_case, change, verdict) => expect(judge('certificate-valid', change)).toBe(verdict));

it.each<[string, Partial<StartupGrantFacts>, string]>([
  ['in the district', {}, 'met'],
  ['in another city', of({ household: '350203001' as AreaCode }), 'unmet'],
  ['in a district that is not named', of({ household: '440305001' as AreaCode }), 'unmet'],
  ['of one of two elsewhere', of({}, { household: '350203001' as AreaCode }), 'unmet'],
  ['of one elsewhere who holds no certificate', of({}, { certificate: 'none', household: '350203001' as AreaCode }), 'met'],
  ['nobody checked', { people: [homeless] }, 'unknown'],
  ['no founder at all', { people: [] }, 'unknown'],
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
  const amount = (founders: number, more: Partial<StartupGrantFacts> = {}) =>
    startupGrant.results['by-founders']?.compute(
      facts(founders, more),
      { fewer: 20_000, more: 30_000, threshold: 3 },
      { clause: { 'zh-CN': '', en: '' }, from: 's', provisional: false },
    ).value;
  it('is the smaller below the threshold and the larger from it on, in fen', () =>
    expect([1, 2, 3, 4, 10].map((n) => amount(n))).toEqual([2_000_000, 2_000_000, 3_000_000, 3_000_000, 3_000_000]));
  it('counts only those who hold a disability certificate', () => {
    const three = facts(3).people;
    expect(amount(3, { people: three.map((one, at) => (at === 2 ? { ...one, certificate: 'none' as const } : one)) })).toBe(2_000_000);
    expect(amount(3, { people: [...three, { person: 'p-x' as PersonId, certificate: 'veteran' as const }] })).toBe(3_000_000);
  });
});

it.each([
  ['2026-09-02', 'met', undefined],
  ['2026-09-03', 'unmet', '2027-03-03'],
  ['2026-08-31', 'met', undefined],
])('operating-for-months: registered on %s it is %s, if unmet from %s on', (registeredOn, verdict, metFrom) => {
  const judged = ruleNamed('operating-for-months')?.judge(
    facts(1, { on: '2027-03-02' as LocalDate, registeredOn: registeredOn as LocalDate }),
    { months: 6 },
  );
  expect([judged?.verdict, judged?.metFrom]).toEqual([verdict, metFrom]);
});

it.each<[string, Partial<StartupGrantFacts>, string]>([
  ['here', of({ certificateFrom: '350203' as AreaCode }), 'met'],
  ['elsewhere', of({ certificateFrom: '440309' as AreaCode }), 'unmet'],
  ['nobody knows where', {}, 'unknown'],
])('certificate-issued-in: %s', (_case, change, verdict) =>
  expect(judge('certificate-issued-in', change, { districts: ['350203'] })).toBe(verdict),
);
