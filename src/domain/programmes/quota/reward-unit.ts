import { type Basis } from '../../ground/localised';
import { decimal, divided, fraction, times } from '../../rational';
import { fact, fenOf, follows, type Lacking, publicFigure, type Reckoned, ruled, say } from './nodes';
import { type RewardFacts } from './reward-facts';
import { type RewardParameters } from './reward-parameters';

/**
 * What one person comes to, in fen. @param value of the unit: that of persons above, or that of persons within the quota
 * @returns or what is not known: `minimumWage`, `ownDisabled`
 */
export function perPerson(facts: RewardFacts, { unit, wageYear }: RewardParameters, value: number, basis: Basis): Reckoned | Lacking {
  const many = decimal(value);
  if (unit.type === 'fixed') {
    const exact = times(many, fraction(100));
    return { exact, node: ruled(basis, fenOf(exact), 'fen', say('每人的金额', 'for each person')) };
  }
  const wage = unit.type === 'minWageMonths' ? minimumWage(facts, wageYear) : ownWage(facts);
  if ('lacks' in wage) return wage;
  const exact = times(many, wage.exact);
  const months = ruled(basis, value, 'months', say('每人按几个月的工资', 'months of that wage for each'));
  return { exact, node: follows(fenOf(exact), 'fen', say('每人的金额', 'for each person'), [wage.node, months]) };
}

function minimumWage({ minimumWage: known }: RewardFacts, wageYear: RewardParameters['wageYear']): Reckoned | Lacking {
  const wage = known?.[wageYear ?? 'previous'];
  if (!wage) return { lacks: ['minimumWage'] };
  return { exact: fraction(wage.fen), node: publicFigure(wage, wageYear === 'current' ? words.current : words.previous) };
}

function ownWage({ ownDisabled }: RewardFacts): Reckoned | Lacking {
  if (!ownDisabled || ownDisabled.months === 0) return { lacks: ['ownDisabled'] };
  const { wages, months } = ownDisabled;
  const exact = divided(fraction(wages), fraction(months));
  const because = [fact(wages, 'fen', words.paid), fact(months, 'months', words.months)];
  return { exact, node: follows(fenOf(exact), 'fen', words.average, because) };
}

const words = {
  previous: say('上年度当地月最低工资标准', 'local monthly minimum wage of the previous year'),
  current: say('当年度当地月最低工资标准', 'local monthly minimum wage of the current year'),
  paid: say('残疾职工全年工资总额', 'wages of the disabled staff in the year'),
  months: say('发放工资的人月数', 'months they were paid for, all together'),
  average: say('本单位残疾职工月平均工资', 'average monthly wage of the disabled staff here'),
};
