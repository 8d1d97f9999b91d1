import { type Explained } from '../../ground/explained';
import { type Published } from '../../ground/minimum-wages';
import { type Fen, type LocalDate } from '../../values';
import { levy } from './levy';
import { type LevyFacts } from './levy-facts';
import { levyParameters, levyRuleOn } from './levy-parameters';
import { isLacking } from './nodes';
import { basis, leavesOf, levyIn, national, valueOf, xiamen } from './testing';

const yuan = (amount: number): Fen => (amount * 100) as Fen;
const average = (amount: number): Published => ({ fen: yuan(amount), provisional: false, title: '统计公报' });
const city = average(120_000);
/** An employer by its averages, as the worked examples have it. @param persons weighted */
const employer = (staff: number, persons: number, wage?: number, more: Partial<LevyFacts> = {}): LevyFacts => ({
  kind: 'enterprise',
  staffMonths: staff * 12,
  weightedMonths: persons * 12,
  ...(wage === undefined ? {} : { wages: yuan(wage * staff) }),
  ...more,
});
const noCap = levyIn({ wageCapMultiple: undefined });

// Policy research §11.1 and §11.2, by their numbers.
it.each<[string, LevyFacts, typeof national, number]>([
  ['L1', employer(200, 1, 90_000), noCap, 162_000],
  ['L2: 1 % is included', employer(200, 2, 90_000), noCap, 45_000],
  ['L3', employer(150, 2, 80_000), noCap, 10_000],
  ['L4', employer(30, 0), national, 0],
  ['L5: no enterprise', employer(30, 0, 100_000, { kind: 'public-institution' }), noCap, 40_500],
  ['L6: at the ceiling', employer(100, 0, 300_000, { cityAverage: city }), national, 324_000],
  ['L7: 1.6 %', employer(250, 3, 96_000), levyIn({ ratio: 0.016, wageCapMultiple: undefined }), 48_000],
  ['L8: half a year', employer(65, 0.5, 72_000), noCap, 30_780],
  ['L9: reached by 0.005', employer(133, 2), national, 0],
  ['X1', employer(500, 2.5, undefined, { cityAverage: city }), xiamen, 97_200],
  ['X2', employer(40, 0, undefined, { cityAverage: city }), xiamen, 20_736],
  ['X3', employer(1_000, 6, undefined, { cityAverage: city }), xiamen, 129_600],
  ['X4: just reached', employer(250, 2), xiamen, 0],
  ['X5', employer(30, 0), xiamen, 0],
])('%s', (_name, facts, parameters, expected) => expect(valueOf(levy(facts, parameters, basis))).toBe(expected * 100));

const values = (node: Explained<number | string | boolean>, depth = 0): string[] => [
  `${'  '.repeat(depth)}${String(node.value)} ${node.unit ?? ''}`,
  ...node.because.flatMap((one) => values(one, depth + 1)),
];

it('is a tree of which every number says its unit, down to what was given', () => {
  const tree = levy(employer(65, 0.5, 72_000, { cityAverage: city }), national, basis);
  if (isLacking(tree)) throw new Error('lacks something');
  expect(values(tree)).toEqual([
    '3078000 fen',
    '  3420000 fen',
    '    0.475 persons',
    '      0.975 persons',
    '        780 person-months',
    '        1.5 percent',
    '      6 person-months',
    '    7200000 fen',
    '      7200000 fen',
    '        468000000 fen',
    '        780 person-months',
    '      24000000 fen',
    '        12000000 fen',
    '        200 percent',
    '  90 percent',
    `    ${String(600 / 780)} percent`,
    '    0 percent',
  ]);
  expect(tree).toMatchObject({ clause: basis.clause, from: 'rule', provisional: false });
});

it('says by how much the ratio is passed', () => {
  const tree = levy(employer(133, 2), national, basis);
  expect(isLacking(tree) || values(tree).slice(0, 2)).toEqual(['0 fen', '  0.005 persons']);
});

it('30 staff on the average are exempt, one month of one person more is not', () => {
  const facts = (staffMonths: number): LevyFacts => ({ ...employer(30, 0, 100_000), staffMonths });
  expect([valueOf(levy(facts(360), noCap, basis)), valueOf(levy(facts(361), noCap, basis)) > 0]).toEqual([0, true]);
  expect(valueOf(levy({ ...facts(360), kind: 'government' }, levyIn({ exemptOnlyEnterprise: false }), basis))).toBe(0);
  expect(valueOf(levy({ ...facts(12), wages: yuan(100_000) }, levyIn({ exemptMaxStaff: 0, wageCapMultiple: undefined }), basis))).toBe(
    135_000,
  );
});

it('one person-month under 1 % is the other tier', () => {
  const at = (weightedMonths: number) => {
    const tree = levy({ ...employer(200, 0, 90_000), weightedMonths }, noCap, basis);
    return isLacking(tree) ? undefined : tree.because[1]?.value;
  };
  expect([at(24), at(23)]).toEqual([50, 90]);
});

it('says what it lacks, and only where it matters', () => {
  expect(levy(employer(200, 0), national, basis)).toEqual({ lacks: ['wages'] });
  expect(levy(employer(200, 0), levyIn({ wageBase: 'contributionBase' }), basis)).toEqual({ lacks: ['contributions'] });
  expect(levy(employer(200, 0, 90_000), xiamen, basis)).toEqual({ lacks: ['cityAverage'] });
  expect(valueOf(levy(employer(200, 3), national, basis))).toBe(0);
  expect(valueOf(levy(employer(0, 0), levyIn({ exemptMaxStaff: 0 }), basis))).toBe(0);
});

it('without the local average there is no ceiling, and the tree says so and is provisional', () => {
  const tree = levy(employer(100, 0, 300_000), national, basis);
  if (isLacking(tree)) throw new Error('lacks something');
  expect(tree).toMatchObject({ value: yuan(405_000), provisional: true });
  expect(JSON.stringify(tree)).toContain('当地平均工资未知');
});

it('by contribution bases: those, by staff', () =>
  expect(
    valueOf(
      levy(
        employer(200, 1, 1, { contributions: yuan(90_000 * 200) }),
        levyIn({ wageBase: 'contributionBase', wageCapMultiple: undefined }),
        basis,
      ),
    ),
  ).toBe(yuan(162_000)));

it('is provisional where its clause or the local average is', () => {
  const doubtful = employer(500, 2.5, undefined, { cityAverage: { ...city, provisional: true } });
  const of = (facts: LevyFacts, provisional: boolean) => (levy(facts, xiamen, { ...basis, provisional }) as Explained<number>).provisional;
  expect([of(doubtful, false), of({ ...doubtful, cityAverage: city }, false), of(employer(30, 0), true)]).toEqual([true, false, true]);
});

it('cites its clause at what a rule sets, and no document at what an employer said', () => {
  const tree = levy(employer(500, 2.5, undefined, { cityAverage: city }), xiamen, basis) as Explained<number>;
  expect(leavesOf(tree).map(({ unit, clause }) => [unit, clause?.['zh-CN']])).toEqual([
    ['person-months', undefined],
    ['percent', '第一条'],
    ['person-months', undefined],
    ['fen', '统计公报'],
    ['percent', '第一条'],
    ['percent', undefined],
    ['percent', '第一条'],
  ]);
});

describe('parameters', () => {
  it.each([
    ['no tier at 0', { tiers: [{ minRatio: 0.01, pay: 0.5 }] }, /begins at 0/],
    [
      'tiers upside down',
      {
        tiers: [
          { minRatio: 0, pay: 0.9 },
          { minRatio: 0.01, pay: 0.5 },
          { minRatio: 0, pay: 0.9 },
        ],
      },
      /highest down/,
    ],
    [
      'fewer pay less',
      {
        tiers: [
          { minRatio: 0.01, pay: 0.9 },
          { minRatio: 0, pay: 0.5 },
        ],
      },
      /smaller part/,
    ],
    ['a ratio in percent', { ratio: 1.5 }, /ratio/],
    ['an end before the beginning', { validTo: '2022-12-31' }, /before it begins/],
    ['a member nobody knows', { rate: 1 }, /rate/],
  ])('%s is refused', (_name, change, why) => {
    const tried = levyParameters.safeParse({ ...national, ...change });
    expect(JSON.stringify(tried.error?.issues)).toMatch(why);
  });

  it('are those in force on a day, the first and last included; beyond them there are none', () => {
    const on = (day: string) => levyRuleOn([national], day as LocalDate)?.ratio;
    expect(['2022-12-31', '2023-01-01', '2027-12-31', '2028-01-01'].map(on)).toEqual([undefined, 0.015, 0.015, undefined]);
  });
});
