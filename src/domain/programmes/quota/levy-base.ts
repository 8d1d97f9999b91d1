import { type Basis } from '../../ground/localised';
import { decimal, divided, fraction, lesser, reaches, times } from '../../rational';
import { staffFact } from './gap';
import { type LevyFacts } from './levy-facts';
import { type LevyParameters } from './levy-parameters';
import { fact, fenOf, follows, type Lacking, percentOf, publicFigure, type Reckoned, ruled, say } from './nodes';

/** What one person short comes to in a year, in fen: an average wage, up to its ceiling, times the coefficient. @param facts of an employer that has staff */
export function baseOf(facts: LevyFacts, parameters: LevyParameters, basis: Basis): Reckoned | Lacking {
  const wage = parameters.wageBase === 'cityAverage' ? ofCity(facts) : ofEmployer(facts, parameters, basis);
  if ('lacks' in wage || parameters.baseCoefficient === 1) return wage;
  const coefficient = decimal(parameters.baseCoefficient);
  const exact = times(wage.exact, coefficient);
  const part = ruled(basis, percentOf(coefficient), 'percent', say('计算系数', 'coefficient'));
  return { exact, node: follows(fenOf(exact), 'fen', say('每差 1 人的计算标准', 'for each person short'), [wage.node, part]) };
}

function ofCity({ cityAverage }: LevyFacts): Reckoned | Lacking {
  if (!cityAverage) return { lacks: ['cityAverage'] };
  return { exact: fraction(cityAverage.fen), node: publicFigure(cityAverage, words.city) };
}

function ofEmployer(facts: LevyFacts, { wageBase, wageCapMultiple }: LevyParameters, basis: Basis): Reckoned | Lacking {
  const { wages, contributions, staffMonths, cityAverage } = facts;
  const byWages = wageBase === 'employer';
  const total = byWages ? wages : contributions;
  if (total === undefined) return { lacks: [byWages ? 'wages' : 'contributions'] };
  const exact = divided(fraction(total), fraction(staffMonths, 12));
  const sum = fact(total, 'fen', byWages ? words.wages : words.contributions);
  const average = follows(fenOf(exact), 'fen', words.average, [sum, staffFact(staffMonths)]);
  if (wageCapMultiple === undefined) return { exact, node: average };
  // The ceiling can only lower it: an estimate without it is the most it can be, and says so.
  if (!cityAverage) return { exact, node: { ...average, say: words.uncapped, provisional: true } };
  const cap = times(fraction(cityAverage.fen), decimal(wageCapMultiple));
  const multiple = ruled(basis, percentOf(decimal(wageCapMultiple)), 'percent', say('上限倍数', 'ceiling, of that'));
  const ceiling = follows(fenOf(cap), 'fen', say('年平均工资上限', 'ceiling of the average wage'), [
    publicFigure(cityAverage, words.city),
    multiple,
  ]);
  const least = lesser(exact, cap);
  return {
    exact: least,
    node: follows(fenOf(least), 'fen', reaches(cap, exact) ? words.below : words.capped, [average, ceiling]),
  };
}

const words = {
  city: say('当地社会年平均工资', 'average wage of a year in the city'),
  wages: say('全年工资总额', 'all wages of the year'),
  contributions: say('全年社会保险缴费基数之和', 'contribution bases of the year together'),
  average: say('本单位年平均工资', 'average wage of a year here'),
  uncapped: say(
    '本单位年平均工资（当地平均工资未知，未计上限，实际可能更低）',
    'average wage here (no ceiling applied: the local average is not known; it may be less)',
  ),
  below: say('本单位年平均工资，未超过上限', 'average wage here, within the ceiling'),
  capped: say('本单位年平均工资超过上限，按上限计', 'average wage here is above the ceiling, which counts'),
};
