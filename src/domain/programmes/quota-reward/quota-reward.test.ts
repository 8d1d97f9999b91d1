import { type Explained } from '../../ground/explained';
import { type MinimumWage } from '../../ground/minimum-wages';
import { type AreaCode, type CaseId, type Fen, type LocalDate, type Month } from '../../values';
import { type RewardParameters } from '../quota/reward-parameters';
import { basis } from '../quota/testing';
import { type VerifiedYear } from '../quota/verified-year';
import { factsOf, type QuotaRewardAnswers, type QuotaRewardFacts, shape } from './facts';
import { quotaReward } from '.';

const on = '2026-11-26' as LocalDate;
const months = (persons: number): number[] => Array<number>(12).fill(persons);
const recorded: VerifiedYear = {
  on,
  year: '2025',
  kind: 'enterprise',
  staff: months(100),
  wages: 600_000_000 as Fen,
  counted: { persons: months(5), weighted: months(6) },
};
const after = (facts?: object) => ({ case: 'c-1' as CaseId, relation: 'reward', ...(facts ? { facts: { on, ...facts } } : {}) });
const answers = (more: object = {}): QuotaRewardAnswers => ({
  people: [],
  unit: { name: '厦门市海沙百货有限公司', uscc: '91350206MA5WW00020' },
  statement: {},
  account: { holder: '厦门市海沙百货有限公司', bank: '示例银行', number: '6222000000000000' },
  contact: { telephone: '13800000000', letters: 'sms' },
  employer: { street: '350206001' as AreaCode },
  ...more,
});

const fujian: RewardParameters = {
  threshold: 0.016,
  severeWeight: 1,
  rounding: 'floor',
  minExcess: 1,
  unit: { type: 'minWageMonths', value: 5 },
  wageYear: 'previous',
};
const wage = (since: string, yuan: number): MinimumWage => ({
  area: '350200' as AreaCode,
  since: since as Month,
  fen: (yuan * 100) as Fen,
  yearOnly: false,
  source: { grade: 'A', title: '通知' },
});
const judged = (name: string, facts: QuotaRewardFacts, parameters: object = {}) =>
  quotaReward.rules[name]?.judge(facts, quotaReward.rules[name]?.parameters.parse(parameters));
const result = (facts: QuotaRewardFacts, parameters: RewardParameters = fujian) =>
  quotaReward.results['reward']?.compute(facts, parameters, basis) as Explained<number>;

describe('facts', () => {
  it('are those that were recorded of the verification, whatever is typed now', () => {
    const facts = factsOf(answers({ employer: { street: '350206001', year: '2024', staff: months(1) } }), on, after(recorded));
    expect(facts).toEqual({
      on,
      year: '2025',
      kind: 'enterprise',
      staffMonths: 1_200,
      personMonths: 60,
      weightedMonths: 72,
      ownAccount: true,
    });
    expect(shape.safeParse(facts).success).toBe(true);
  });

  it.each<[string, object | undefined]>([
    ['nothing is followed', undefined],
    ['the roster was not checked', { ...recorded, counted: undefined }],
    ['it is of another matter', { people: [], months: [] }],
  ])('are none where %s', (_why, facts) => expect(factsOf(answers(), on, after(facts))).toEqual({ on, ownAccount: true }));

  it('go as far as the draft does', () =>
    expect(factsOf({ ...answers(), unit: undefined, account: {} } as never, on, after(recorded))).not.toHaveProperty('ownAccount'));

  it('stay provisional where the verified figures are', () => {
    const facts = factsOf(answers(), on, after({ ...recorded, counted: { ...recorded.counted, provisional: true } }));
    const waged = quotaReward.wages?.(facts, [wage('2025-01', 2_000)], { ...fujian }) as QuotaRewardFacts;
    expect(result(waged).provisional).toBe(true);
  });
});

describe('minimum wages', () => {
  const facts = factsOf(answers(), on, after(recorded)) as QuotaRewardFacts;
  const table = [wage('2025-01', 2_000), wage('2026-01', 2_100)];

  it('are those of the year verified and of the one after, and the reward is by the one that the place names', () => {
    const waged = quotaReward.wages?.(facts, table, { ...fujian }) as QuotaRewardFacts;
    expect([waged.minimumWage?.previous?.fen, waged.minimumWage?.current?.fen]).toEqual([200_000, 210_000]);
    // 5 − 1.6 = 3.4: three.
    expect(result(waged).value).toBe(3 * 5 * 200_000);
    expect(result(waged, { ...fujian, wageYear: 'current' }).value).toBe(3 * 5 * 210_000);
    expect(shape.safeParse(waged).success).toBe(true);
  });

  it('are waited for where the place reckons by one that was not entered, and not where it reckons by none', () => {
    const late = [wage('2026-01', 2_100)];
    expect(quotaReward.wages?.(facts, late, { ...fujian })).toBeUndefined();
    expect(quotaReward.wages?.(facts, late, { ...fujian, wageYear: 'current' })).toBeDefined();
    expect(quotaReward.wages?.(facts, [], { threshold: 0.015 })).toBeDefined();
  });

  it('without one, nothing comes out and it says why', () =>
    expect(result(facts)).toMatchObject({ value: 0, provisional: true, say: { 'zh-CN': expect.stringContaining('最低工资') as string } }));
});

describe('who may have it', () => {
  const of = (staffMonths: number, personMonths: number, more: Partial<QuotaRewardFacts> = {}): QuotaRewardFacts => ({
    on,
    staffMonths,
    personMonths,
    weightedMonths: personMonths,
    ...more,
  });
  const ratio = (minExcess: number, more: object = {}) => ({ threshold: 0.015, severeWeight: 1, minExcess, ...more });

  it.each<[string, QuotaRewardFacts, object, string]>([
    ['nobody verified', { on }, ratio(0), 'unknown'],
    ['just at the ratio', of(2_400, 36), ratio(0), 'unmet'],
    ['just at it, where those within are paid for', of(2_400, 36), ratio(0, { within: true }), 'met'],
    ['a month above', of(2_400, 37), ratio(0), 'met'],
    ['a month short of one person above', of(2_400, 47), ratio(1), 'unmet'],
    ['one person above', of(2_400, 48), ratio(1), 'met'],
    ['nobody placed and nobody employed', of(0, 0), ratio(0, { within: true }), 'unmet'],
    ['severe as two', of(2_400, 36, { weightedMonths: 60 }), ratio(1, { severeWeight: 2 }), 'met'],
  ])('%s', (_name, facts, parameters, verdict) => expect(judged('over-ratio', facts, parameters)?.verdict).toBe(verdict));

  it.each<[string, QuotaRewardFacts, object, string]>([
    ['verified', of(1, 1), {}, 'met'],
    ['verified', { on }, {}, 'unknown'],
    ['employer-kind', { on, kind: 'government' }, { oneOf: ['enterprise'] }, 'unmet'],
    ['employer-kind', { on, kind: 'enterprise' }, { oneOf: ['enterprise'] }, 'met'],
    ['employer-kind', { on }, { oneOf: ['enterprise'] }, 'unknown'],
    ['dispersed-only', { on, concentrated: true }, {}, 'unmet'],
    ['dispersed-only', { on, concentrated: false }, {}, 'met'],
    ['not-waived', { on, waived: true }, {}, 'unmet'],
    ['not-waived', { on, waived: false }, {}, 'met'],
    ['own-account', { on, ownAccount: true }, {}, 'met'],
    // A doubt for an officer and no refusal by itself.
    ['own-account', { on, ownAccount: false }, {}, 'unknown'],
  ])('%s of %j', (rule, facts, parameters, verdict) => expect(judged(rule, facts, parameters)?.verdict).toBe(verdict));

  it('a right is the unit’s, for the year that was verified', () => {
    expect(quotaReward.subjects['unit']?.(answers())).toEqual([{ thing: 'firm', key: '91350206MA5WW00020' }]);
    expect(quotaReward.year?.({ on, year: '2025' } as never)).toBe(2025);
    expect(quotaReward.payee?.(answers())).toMatchObject({ name: '厦门市海沙百货有限公司' });
  });

  it('“waived” is asked as a choice, and an account of another name is seen', () => {
    expect(factsOf(answers({ statement: { choice: 'waive', concentrated: false } }), on)).toMatchObject({
      waived: true,
      concentrated: false,
    });
    expect(factsOf(answers({ account: { holder: '洪敏', bank: 'b', number: '1' } }), on)).toMatchObject({ ownAccount: false });
  });
});
