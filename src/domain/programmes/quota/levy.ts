import { type Explained } from '../../ground/explained';
import { type Basis } from '../../ground/localised';
import { decimal, divided, fraction, type Rational, reaches, times } from '../../rational';
import { gapOf, placedFact, staffFact } from './gap';
import { baseOf } from './levy-base';
import { type LevyFacts } from './levy-facts';
import { type LevyParameters } from './levy-parameters';
import { fact, fenOf, follows, isLacking, type Lacking, percentOf, ruled, say } from './nodes';

/**
 * What the levy (残疾人就业保障金) of a year would be, in fen, as a tree: an estimate (测算), the tax office decides. Persons short × average wage ×
 * tier (财税〔2015〕72号 art. 8; 财政部公告2023年第8号). Everything is exact to the end and there rounded once, to the fen, a half upwards (PD).
 * Exempt, or with nobody short: 0, whatever the wages.
 * @returns or what nobody knows yet: `wages`, `contributions`, `cityAverage`
 * @throws RangeError if months or fen are no whole numbers
 */
export function levy(facts: LevyFacts, parameters: LevyParameters, basis: Basis): Explained<number> | Lacking {
  if (isExempt(facts, parameters)) return ruled(basis, 0, 'fen', words.exempt, exemption(facts, parameters, basis));
  const gap = gapOf(facts.staffMonths, placedFact(facts.weightedMonths, true), parameters.ratio, basis);
  if (gap.exact.over <= 0n) return ruled(basis, 0, 'fen', words.met, [gap.node]);
  const base = baseOf(facts, parameters, basis);
  if (isLacking(base)) return base;
  const due = times(gap.exact, base.exact);
  const tier = tierOf(facts, parameters, basis);
  return ruled(basis, fenOf(times(due, tier.exact)), 'fen', words.levy, [
    follows(fenOf(due), 'fen', say('差额人数 × 计算标准（减缴前）', 'persons short × that for each (before the reduction)'), [
      gap.node,
      base.node,
    ]),
    tier.node,
  ]);
}

const isExempt = ({ kind, staffMonths }: LevyFacts, { exemptMaxStaff, exemptOnlyEnterprise }: LevyParameters): boolean =>
  exemptMaxStaff > 0 && staffMonths <= exemptMaxStaff * 12 && (kind === 'enterprise' || !exemptOnlyEnterprise);

const exemption = ({ staffMonths }: LevyFacts, { exemptMaxStaff }: LevyParameters, basis: Basis): Explained<number>[] => [
  staffFact(staffMonths),
  ruled(basis, exemptMaxStaff, 'persons', say('免征的人数上限（含）', 'exempt up to (included)')),
];

/** The part that is paid, by the share of disabled staff; a share that just reaches a tier belongs to it. */
function tierOf(
  { staffMonths, weightedMonths }: LevyFacts,
  { tiers }: LevyParameters,
  basis: Basis,
): { exact: Rational; node: Explained<number> } {
  const share = divided(fraction(weightedMonths), fraction(staffMonths));
  const tier = tiers.find(({ minRatio }) => reaches(share, decimal(minRatio))) ?? { minRatio: 0, pay: 1 };
  const exact = decimal(tier.pay);
  const node = ruled(basis, percentOf(exact), 'percent', say('按安排比例分档，应缴的部分', 'part to be paid, by the share placed'), [
    fact(percentOf(share), 'percent', say('已安排的比例', 'share placed')),
    ruled(basis, percentOf(decimal(tier.minRatio)), 'percent', say('本档自此比例起（含）', 'this tier begins at (included)')),
  ]);
  return { exact, node };
}

const words = {
  exempt: say('残保金测算：人数在免征范围内', 'estimate of the levy: exempt, by the number of staff'),
  met: say('残保金测算：已达到安排比例', 'estimate of the levy: the ratio is reached'),
  levy: say('残保金测算，以税务机关核定为准', 'estimate of the levy; the tax office decides'),
};
