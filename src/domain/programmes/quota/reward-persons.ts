import { type Explained } from '../../ground/explained';
import { type Basis } from '../../ground/localised';
import { decimal, floor, fraction, minus, near, type Rational, reaches, rounded, times, zero } from '../../rational';
import { gapOf, placedFact } from './gap';
import { follows, type Reckoned, ruled, say } from './nodes';
import { type RewardFacts } from './reward-facts';
import { type RewardParameters } from './reward-parameters';

/** The persons that are paid for. Nobody above, or fewer than `minExcess`: none above; below the ratio: none at all. */
export interface RewardPersons {
  above: Reckoned;
  /** Up to the ratio, where the place pays for these as well: all others who were placed, none of them twice (which fraction is PD). */
  within?: Reckoned;
}

export function personsOf(facts: RewardFacts, parameters: RewardParameters, basis: Basis): RewardPersons {
  const { placed, gap, excess, reached, enough } = measured(facts, parameters, basis);
  const paid = enough ? roundedBy(parameters, excess) : zero;
  const above = { exact: paid, node: aboveNode(gap.node, paid, parameters, basis, excess.over > 0n && !enough) };
  if (parameters.withinQuota === undefined) return { above };
  const rest = reached ? roundedBy(parameters, minus(fraction(placed.value, 12), paid)) : zero;
  const words = reached
    ? say('达到比例的人数（不含超出的）', 'persons up to the ratio, without those above')
    : say('未达到比例', 'the ratio is not reached');
  return { above, within: { exact: rest, node: follows(near(rest), 'persons', words, reached ? [placed, above.node] : [gap.node]) } };
}

/** Where an employer stands to the ratio: `reached`, and whether as many stand above it as there must be. */
export function measured(
  { staffMonths, weightedMonths, personMonths }: RewardFacts,
  { threshold, severeWeight, minExcess }: Pick<RewardParameters, 'threshold' | 'severeWeight' | 'minExcess'>,
  basis: Basis,
) {
  const weighted = severeWeight === 2;
  const placed = placedFact(weighted ? weightedMonths : personMonths, weighted);
  const gap = gapOf(staffMonths, placed, threshold, basis);
  const excess = minus(zero, gap.exact);
  const reached = gap.exact.over <= 0n && placed.value > 0;
  return { placed, gap, excess, reached, enough: excess.over > 0n && reaches(excess, decimal(minExcess)) };
}

/** First to the decimals kept, then to whole persons. */
function roundedBy({ decimals, rounding }: RewardParameters, persons: Rational): Rational {
  const places = decimals === undefined ? undefined : 10n ** BigInt(decimals);
  const kept = places === undefined ? persons : fraction(rounded(times(persons, fraction(places))), places);
  return rounding === 'floor' ? fraction(floor(kept)) : kept;
}

function aboveNode(gap: Explained<number>, paid: Rational, parameters: RewardParameters, basis: Basis, tooFew: boolean): Explained<number> {
  const { minExcess, rounding, decimals } = parameters;
  const least = ruled(basis, minExcess, 'persons', say('至少须超出（含）', 'above by at the least (included)'));
  if (tooFew) return follows(0, 'persons', say('超出人数不足，不计', 'too few above: none counts'), [gap, least]);
  const words =
    rounding === 'floor'
      ? say('计奖人数：取整数部分', 'persons rewarded: whole persons')
      : decimals === undefined
        ? say('计奖人数：保留小数', 'persons rewarded: with their fraction')
        : say(`计奖人数：保留 ${decimals} 位小数`, `persons rewarded: ${decimals} decimals kept`);
  return ruled(basis, near(paid), 'persons', words, minExcess > 0 && paid.over > 0n ? [gap, least] : [gap]);
}
