import { type Explained } from '../../ground/explained';
import { type Published } from '../../ground/minimum-wages';
import { type Fen } from '../../values';
import { isLacking } from './nodes';
import { reward, rewardSchedule } from './reward';
import { type RewardFacts } from './reward-facts';
import { type RewardParameters, rewardParameters } from './reward-parameters';
import { basis, leavesOf, valueOf } from './testing';

const wage = (yuan: number, provisional = false): Published => ({ fen: (yuan * 100) as Fen, provisional, title: '最低工资通知' });
/** @param severe of the persons, those who count as two in the quota */
const employer = (staff: number, persons: number, more: Partial<RewardFacts> & { severe?: number } = {}): RewardFacts => {
  const { severe = 0, ...rest } = more;
  return { staffMonths: staff * 12, personMonths: persons * 12, weightedMonths: (persons + severe) * 12, ...rest };
};
const previous = (yuan: number) => ({ minimumWage: { previous: wage(yuan), current: wage(1) } });
const current = (yuan: number) => ({ minimumWage: { previous: wage(1), current: wage(yuan) } });

const months = (value: number, wageYear: 'previous' | 'current', more: Partial<RewardParameters> = {}): RewardParameters => ({
  threshold: 0.015,
  severeWeight: 1,
  rounding: 'floor',
  minExcess: 0,
  unit: { type: 'minWageMonths', value },
  wageYear,
  ...more,
});
const fixed = (value: number, more: Partial<RewardParameters> = {}): RewardParameters => {
  const { wageYear: _none, ...rest } = months(1, 'previous');
  return { ...rest, unit: { type: 'fixed', value }, ...more };
};
const rules = {
  fujian: months(5, 'previous', { threshold: 0.016 }),
  jiangsu: months(4, 'previous', { withinQuota: 2 }),
  hunan: months(6, 'current', { rounding: 'none' }),
  hainan: months(5, 'previous', { maxYears: 6 }),
  guizhou: fixed(2_000, { minExcess: 1, capPerUnit: 100_000 }),
  xian: fixed(10_000, { minExcess: 1 }),
  shanxi: months(0.5, 'previous', { minExcess: 1 }),
  hefei: fixed(1, { unit: { type: 'ownDisabledWageMonths', value: 3 } }),
  wucheng: fixed(1, { minExcess: 1 }),
  tianjin: fixed(9_600, { rounding: 'none', decimals: 4, roundUpToYuan: true }),
};
const of = (facts: RewardFacts, rule: RewardParameters): number => valueOf(reward(facts, rule, basis)) / 100;

it.each(Object.entries(rules))('the parameters of %s are ones', (_name, rule) => expect(rewardParameters.parse(rule)).toEqual(rule));

// Policy research §11.3, by their numbers.
it.each<[string, RewardFacts, RewardParameters, number]>([
  ['R1 Fujian', employer(100, 5, previous(2_265)), rules.fujian, 33_975],
  ['R2 Jiangsu, both parts', employer(200, 5, previous(2_490)), rules.jiangsu, 34_860],
  ['R3 Jiangsu, below', employer(200, 2, previous(2_490)), rules.jiangsu, 0],
  ['R4 Hunan, fractions', employer(120, 4, current(2_000)), rules.hunan, 26_400],
  ['R5 Hainan, severe as one', employer(200, 4, { severe: 2, yearsDrawn: 0, ...previous(2_010) }), rules.hainan, 10_050],
  [
    'R5 with the weight of the quota',
    employer(200, 4, { severe: 2, yearsDrawn: 0, ...previous(2_010) }),
    { ...rules.hainan, severeWeight: 2 },
    30_150,
  ],
  ['R6 Guizhou, the cap', employer(2_000, 85), rules.guizhou, 100_000],
  ["R7 Xi'an", employer(300, 6), rules.xian, 10_000],
  ['R8 Shanxi', employer(200, 5, previous(1_980)), rules.shanxi, 1_980],
  ['R9 Hefei', employer(200, 5, { ownDisabled: { wages: (3_200 * 60 * 100) as Fen, months: 60 } }), rules.hefei, 19_200],
  ['R10 Wucheng, 0.6 above', employer(160, 3), rules.wucheng, 0],
])('%s', (_name, facts, rule, expected) => expect(of(facts, rule)).toBe(expected));

it('Tianjin keeps four decimals of the persons and goes up to whole yuan', () => {
  // 5 − 1,201/12 × 1.5 % = 3.49875 persons: 3.4988, not 3.4987; × 9,600 = 33,588.48.
  expect(of({ ...employer(0, 5), staffMonths: 1_201 }, rules.tianjin)).toBe(33_589);
  expect(of({ ...employer(0, 5), staffMonths: 1_201 }, { ...rules.tianjin, roundUpToYuan: false })).toBe(33_588.48);
  expect(of({ ...employer(0, 5), staffMonths: 1_201 }, fixed(9_600, { rounding: 'none' }))).toBe(33_588);
  // 3.5 persons are 33,600 yuan: whole already.
  expect(of(employer(100, 5), rules.tianjin)).toBe(33_600);
});

it('exactly one above is one above; one person-month less is not', () => {
  const facts = (personMonths: number): RewardFacts => ({ staffMonths: 2_400, personMonths, weightedMonths: personMonths });
  expect([of(facts(48), rules.xian), of(facts(47), rules.xian)]).toEqual([10_000, 0]);
});

it('just at the ratio nobody is above it; in Jiangsu those within it are paid for', () => {
  expect(of(employer(200, 3, previous(2_490)), rules.fujian)).toBe(0);
  expect(of(employer(200, 3, previous(2_490)), rules.jiangsu)).toBe(14_940);
  expect(of(employer(0, 0, previous(2_490)), rules.jiangsu)).toBe(0);
});

it('nobody is paid for twice: persons within and above are all who were placed', () => {
  // 250 staff: 3.75 asked, 5 placed: 1 above, and the other 4.
  expect(of(employer(250, 5, previous(2_490)), rules.jiangsu)).toBe((4 * 2 + 1 * 4) * 2_490);
  expect(of(employer(250, 5, previous(2_490)), { ...rules.jiangsu, rounding: 'none' })).toBe((3.75 * 2 + 1.25 * 4) * 2_490);
});

it('in as many years as there may be it was drawn already: nothing, and it says so', () => {
  const facts = (yearsDrawn: number) => employer(200, 4, { yearsDrawn, ...previous(2_010) });
  expect([of(facts(5), rules.hainan), of(facts(6), rules.hainan)]).toEqual([10_050, 0]);
  expect(reward(facts(6), rules.hainan, basis)).toMatchObject({
    because: [{ value: 72, unit: 'months', say: { 'zh-CN': '已领 6 年，最多 6 年' } }],
  });
});

it('a cap just reached is not said to cut', () => {
  const said = (persons: number) => (reward(employer(2_000, persons), rules.guizhou, basis) as Explained<number>).say.en;
  expect([said(80), said(81)].map((one) => /ceiling/.test(one))).toEqual([false, true]);
});

it('says what it lacks, and only where it matters', () => {
  expect(reward(employer(100, 5), rules.fujian, basis)).toEqual({ lacks: ['minimumWage'] });
  expect(reward(employer(100, 5, { minimumWage: { current: wage(1) } }), rules.fujian, basis)).toEqual({ lacks: ['minimumWage'] });
  expect(reward(employer(100, 5), rules.hefei, basis)).toEqual({ lacks: ['ownDisabled'] });
  expect(reward(employer(100, 5, { ownDisabled: { wages: 0 as Fen, months: 0 } }), rules.hefei, basis)).toEqual({ lacks: ['ownDisabled'] });
  expect(reward(employer(100, 5, previous(1)), rules.hainan, basis)).toEqual({ lacks: ['yearsDrawn'] });
  expect(of(employer(100, 1), rules.fujian)).toBe(0);
});

it('is a tree of which every number says its unit', () => {
  const tree = reward(employer(200, 5, previous(2_490)), rules.jiangsu, basis);
  if (isLacking(tree)) throw new Error('lacks something');
  expect(
    tree.because.map(({ say, value, because }) => [say['zh-CN'], value, ...because.map((one) => `${String(one.value)} ${one.unit}`)]),
  ).toEqual([
    ['达比例补助', 1_494_000, '3 persons', '498000 fen'],
    ['超比例奖励', 1_992_000, '2 persons', '996000 fen'],
  ]);
  for (const leaf of leavesOf(tree)) expect(leaf.unit).toBeDefined();
});

it('is provisional where its clause or the minimum wage is', () => {
  const one = (yuan: Published, provisional: boolean) =>
    (reward(employer(100, 5, { minimumWage: { previous: yuan } }), rules.fujian, { ...basis, provisional }) as Explained<number>)
      .provisional;
  expect([one(wage(2_265), false), one(wage(2_265, true), false), one(wage(2_265), true)]).toEqual([false, true, true]);
});

it('lists what a person comes to where that is a sum by itself', () => {
  expect(rewardSchedule(rules.guizhou).map(({ value }) => value)).toEqual([200_000]);
  expect(rewardSchedule(fixed(100.5, { withinQuota: 50 })).map(({ value }) => value)).toEqual([5_000, 10_050]);
  expect(rewardSchedule(rules.jiangsu)).toEqual([]);
});

it.each([
  ['months of a minimum wage of no year', { ...rules.fujian, wageYear: undefined }, /wageYear/],
  ['a year for a fixed sum', { ...rules.xian, wageYear: 'current' }, /wageYear/],
  ['a threshold in percent', { ...rules.xian, threshold: 1.5 }, /threshold/],
  ['a weight of three', { ...rules.xian, severeWeight: 3 }, /severeWeight/],
  ['a member nobody knows', { ...rules.xian, bonus: 1 }, /bonus/],
])('%s is refused', (_name, wrong, why) => expect(JSON.stringify(rewardParameters.safeParse(wrong).error?.issues)).toMatch(why));
