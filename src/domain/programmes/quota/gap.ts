import { type Explained } from '../../ground/explained';
import { type Basis } from '../../ground/localised';
import { decimal, fraction, minus, near, times } from '../../rational';
import { fact, follows, percentOf, type Reckoned, ruled, say } from './nodes';

/** Staff × ratio, less the persons who count: fractions kept ("may be non-integer", 财税〔2015〕72号 art. 8). Below zero: more than asked. */
export function gapOf(staffMonths: number, placed: Explained<number>, ratio: number, basis: Basis): Reckoned {
  const quota = times(fraction(staffMonths, 12), decimal(ratio));
  const exact = minus(quota, fraction(placed.value, 12));
  const over = exact.over < 0n;
  const node = follows(near(over ? { ...exact, over: -exact.over } : exact), 'persons', over ? words.over : words.short, [
    follows(near(quota), 'persons', say('应安排人数（可以不是整数）', 'persons to be placed (may be a fraction)'), [
      staffFact(staffMonths),
      ruled(basis, percentOf(decimal(ratio)), 'percent', say('安排比例', 'ratio')),
    ]),
    placed,
  ]);
  return { exact, node };
}

const words = { short: say('差额人数', 'persons short'), over: say('超出人数', 'persons above') };

export const staffFact = (staffMonths: number): Explained<number> =>
  fact(staffMonths, 'person-months', say('在职职工人数（年平均）', 'staff (average of the year)'));

/** @param weighted whether whoever is severely disabled is counted as two */
export const placedFact = (months: number, weighted: boolean): Explained<number> =>
  fact(
    months,
    'person-months',
    weighted
      ? say('已安排残疾人（年平均，重度按 2 人计）', 'disabled persons placed (average of the year, severe as two)')
      : say('已安排残疾人（年平均，每人按 1 人计）', 'disabled persons placed (average of the year, each as one)'),
  );
