import { z } from 'zod';
import { type Explained } from '../../ground/explained';
import { type Published } from '../../ground/minimum-wages';
import { fraction, plus, type Rational, times, zero } from '../../rational';
import { fact, fenOf, follows, publicFigure, say } from '../quota/nodes';
import { formula } from '../rule';
import { type PlacementFacts } from './facts';

interface Parameters {
  /** How many monthly minimum wages a person placed for the whole year brings. */
  months: number;
}

/**
 * 安置补助: for each person and year so many monthly minimum wages of the place (Jiaxing: two at least); for part of a year as many twelfths as
 * there were months that count (PD: no rule of proration was found), each by the minimum wage of its own month. Rounded once, to the fen.
 */
export const byMonth = formula<PlacementFacts, Parameters>({
  parameters: z.strictObject({ months: z.number().int().min(1).max(12) }),
  unit: 'fen',
  compute: ({ counted, minimumWages = [] }, { months }, basis) => {
    const lines = grouped(counted?.persons ?? [], minimumWages).map(({ wage, personMonths }) => lineOf(wage, personMonths, months));
    const exact = lines.reduce((sum, one) => plus(sum, one.exact), zero);
    return {
      value: fenOf(exact),
      unit: 'fen',
      say: counted ? say('安置补助', 'Placement subsidy') : say('名册核验以后才知道', 'known once the roster is checked'),
      ...basis,
      provisional: basis.provisional || counted === undefined || counted.provisional === true || lines.some(({ node }) => node.provisional),
      because: lines.map(({ node }) => node),
    };
  },
  schedule: () => [],
});

/** Months with one and the same minimum wage are reckoned together. */
function grouped(persons: readonly number[], wages: readonly Published[]): { wage: Published; personMonths: number }[] {
  const found: { wage: Published; personMonths: number }[] = [];
  wages.forEach((wage, at) => {
    const same = found.find((one) => one.wage.fen === wage.fen && one.wage.title === wage.title);
    if (same) same.personMonths += persons[at] ?? 0;
    else found.push({ wage, personMonths: persons[at] ?? 0 });
  });
  return found.filter(({ personMonths }) => personMonths > 0);
}

function lineOf(wage: Published, personMonths: number, months: number): { exact: Rational; node: Explained<number> } {
  const exact = times(fraction(personMonths, 12), fraction(months * wage.fen));
  const words = say(`${personMonths} 人月 ÷ 12 × ${months} 个月最低工资`, `${personMonths} person-months ÷ 12 × ${months} minimum wages`);
  const because = [
    fact(personMonths, 'months', say('核定的人月数', 'person-months that count')),
    publicFigure(wage, say('当月最低工资标准', 'monthly minimum wage')),
  ];
  return { exact, node: follows(fenOf(exact), 'fen', words, because) };
}
