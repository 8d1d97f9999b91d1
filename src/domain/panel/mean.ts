import { type Explained } from '../ground/explained';
import { type Localised } from '../ground/localised';
import { type RouteStep } from '../policy/policy';
import { divided, fraction, rounded, times } from '../rational';
import { type SourceId } from '../ground/localised';
import { isTrimmed, type Marks, totalOf } from './marks';

/** What a panel came to, in hundredths of a point: as a whole, and by aspect over the same scorers. */
export interface Scored {
  hundredths: number;
  aspects: Record<string, number>;
}

const say = (zh: string, en: string): Localised => ({ 'zh-CN': zh, en });

/** Points in hundredths, as they are carried; who gave them stands nowhere. */
const points = (value: number, words: Localised, because: Explained<number>[] = []): Explained<number> => ({
  value: value * 100,
  unit: 'points',
  say: words,
  provisional: false,
  because,
});

/**
 * The mean of a panel: the sum of the totals over how many there are, exactly, then to two decimals with a half upwards (PD: no rule of
 * rounding is published). `trimmed`: of four totals or more the highest and the lowest are left out, of equal ones one each.
 * @param basis the step's source @throws RangeError of nobody's marks
 */
export function meanOf(
  all: readonly Marks[],
  { aspects = [], mean }: Pick<RouteStep, 'aspects' | 'mean'>,
  basis: { from: SourceId; provisional: boolean },
): { mean: Explained<number>; scored: Scored } {
  const ranked = [...all].sort((one, other) => totalOf(other) - totalOf(one));
  const trimmed = isTrimmed(mean, ranked.length);
  const counted = trimmed ? ranked.slice(1, -1) : ranked;
  const sum = counted.reduce((before, one) => before + totalOf(one), 0);
  const exact = divided(fraction(sum), fraction(counted.length));
  const hundredths = hundredthsOf(sum, counted.length);
  const left = trimmed
    ? [
        points(totalOf(ranked[0] ?? {}), say('去掉一个最高总分', 'The highest total, left out')),
        points(totalOf(ranked.at(-1) ?? {}), say('去掉一个最低总分', 'The lowest total, left out')),
      ]
    : [];
  const totals = counted.map((one) => points(totalOf(one), say('一位评审专家的总分', 'The total of one scorer')));
  return {
    scored: {
      hundredths,
      aspects: Object.fromEntries(
        aspects.map(({ item }) => [
          item,
          hundredthsOf(
            counted.reduce((before, one) => before + (one[item] ?? 0), 0),
            counted.length,
          ),
        ]),
      ),
    },
    mean: {
      value: hundredths,
      unit: 'points',
      say: say('评审平均分', 'Mean of the panel'),
      ...basis,
      because: [
        ...left,
        points(sum, say('计入平均的总分之和', 'Sum of the totals that count'), totals),
        {
          value: counted.length,
          unit: 'persons',
          say: say('计入平均的评审专家人数', 'Scorers whose totals count'),
          provisional: false,
          because: [],
        },
        {
          value: exact.under === 1n ? String(exact.over) : `${exact.over}/${exact.under}`,
          say: say('两者相除的准确值，四舍五入保留两位小数', 'One divided by the other, exactly; rounded to two decimals, half up'),
          provisional: false,
          because: [],
        },
      ],
    },
  };
}

const hundredthsOf = (sum: number, count: number): number => Number(rounded(times(divided(fraction(sum), fraction(count)), fraction(100))));
