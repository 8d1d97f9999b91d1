import { type Explained } from '../../ground/explained';
import { type Basis, type Localised } from '../../ground/localised';
import { ceiling, decimal, fraction, lesser, plus, type Rational, reaches, times, zero } from '../../rational';
import { type Listed } from '../rule';
import { fact, fenOf, follows, isLacking, type Lacking, type Reckoned, ruled, say } from './nodes';
import { type RewardFacts } from './reward-facts';
import { type RewardParameters } from './reward-parameters';
import { personsOf } from './reward-persons';
import { perPerson } from './reward-unit';

/**
 * What the over-quota reward of a year comes to, in fen, as a tree: persons above the ratio × what each comes to, and in Jiangsu those within it
 * as well. Exact to the end and there rounded once. Who is excluded, the window and the household register are conditions and not looked at here.
 * @returns or what nobody knows yet: `minimumWage`, `ownDisabled`, `yearsDrawn`; where nobody is paid for, the wages need not be known
 * @throws RangeError if months, years or fen are no whole numbers
 */
export function reward(facts: RewardFacts, parameters: RewardParameters, basis: Basis): Explained<number> | Lacking {
  const { maxYears, unit, withinQuota } = parameters;
  if (maxYears !== undefined && facts.yearsDrawn === undefined) return { lacks: ['yearsDrawn'] };
  if (maxYears !== undefined && (facts.yearsDrawn ?? 0) >= maxYears) return ruled(basis, 0, 'fen', words.drawn, [drawn(facts, maxYears)]);
  const { above, within } = personsOf(facts, parameters, basis);
  const parts: Reckoned[] = [];
  for (const [persons, value, name] of [
    [within, withinQuota, words.within],
    [above, unit.value, words.above],
  ] as const) {
    if (!persons || persons.exact.over === 0n || value === undefined) continue;
    const each = perPerson(facts, parameters, value, basis);
    if (isLacking(each)) return each;
    parts.push(product(persons, each, name));
  }
  if (parts.length === 0) return ruled(basis, 0, 'fen', words.none, [within?.node ?? above.node]);
  const sum = parts.map(({ exact }) => exact).reduce(plus, zero);
  return summed(
    sum,
    parts.map(({ node }) => node),
    parameters,
    basis,
  );
}

const product = (persons: Reckoned, each: Reckoned, name: Localised): Reckoned => {
  const exact = times(persons.exact, each.exact);
  return { exact, node: follows(fenOf(exact), 'fen', name, [persons.node, each.node]) };
};

/** The cap of the place, and then its rounding. */
function summed(
  sum: Rational,
  because: Explained<number>[],
  { capPerUnit, roundUpToYuan = false }: RewardParameters,
  basis: Basis,
): Explained<number> {
  const cap = capPerUnit === undefined ? sum : times(decimal(capPerUnit), fraction(100));
  const exact = lesser(sum, cap);
  const value = roundUpToYuan ? fenOf(fraction(ceiling(times(exact, fraction(1, 100))) * 100n)) : fenOf(exact);
  const capped = !reaches(cap, sum);
  const all = capped ? [...because, ruled(basis, fenOf(cap), 'fen', words.cap)] : because;
  return ruled(basis, value, 'fen', capped ? words.capped : roundUpToYuan ? words.upToYuan : words.reward, all);
}

const drawn = ({ yearsDrawn = 0 }: RewardFacts, maxYears: number): Explained<number> =>
  fact(
    yearsDrawn * 12,
    'months',
    say(`已领 ${yearsDrawn} 年，最多 ${maxYears} 年`, `drawn in ${yearsDrawn} years, of ${maxYears} at the most`),
  );

/** For the page of the matter: what each person above comes to where that is a sum by itself; a multiple of a wage is none. */
export const rewardSchedule = ({ unit, withinQuota }: RewardParameters): Listed[] => {
  if (unit.type !== 'fixed') return [];
  const fen = (yuan: number): number => fenOf(times(decimal(yuan), fraction(100)));
  return [
    ...(withinQuota === undefined
      ? []
      : [{ say: say('达到比例，每安排 1 人', 'ratio reached, each person placed'), value: fen(withinQuota) }]),
    { say: say('每超出 1 人', 'each person above the ratio'), value: fen(unit.value) },
  ];
};

const words = {
  reward: say('超比例安排残疾人就业奖励', 'reward for placing more than the ratio'),
  upToYuan: say('超比例安排残疾人就业奖励，不足 1 元的进到 1 元', 'reward for placing more than the ratio, up to whole yuan'),
  capped: say(
    '超比例安排残疾人就业奖励，按每单位每年上限',
    'reward for placing more than the ratio, at the ceiling of an employer in a year',
  ),
  none: say('没有可计奖的人数', 'nobody to be rewarded for'),
  drawn: say('领取年限已满', 'drawn in as many years as there may be'),
  within: say('达比例补助', 'for reaching the ratio'),
  above: say('超比例奖励', 'for persons above the ratio'),
  cap: say('每单位每年上限', 'ceiling of an employer in a year'),
};
