import { type Explained } from '../../ground/explained';
import { type Basis } from '../../ground/localised';
import { type LocalDate } from '../../values';
import { type LevyParameters } from './levy-parameters';
import { isLacking, type Lacking } from './nodes';

/** For tests: a clause of no policy. */
export const basis: Basis = { clause: { 'zh-CN': '第一条', en: 'Art. 1' }, from: 'rule', provisional: false };

type Node = Explained<number | string | boolean>;
export const leavesOf = (node: Node): Node[] => (node.because.length === 0 ? [node] : node.because.flatMap(leavesOf));

/** For tests: numbers without chance, the same in every run; each from 0 to below `below`. */
export function drawer(seed: number): (below: number) => number {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}

/** For tests: the national levy (policy research §4). */
export const national: LevyParameters = {
  ratio: 0.015,
  wageBase: 'employer',
  baseCoefficient: 1,
  wageCapMultiple: 2,
  tiers: [
    { minRatio: 0.01, pay: 0.5 },
    { minRatio: 0, pay: 0.9 },
  ],
  exemptMaxStaff: 30,
  exemptOnlyEnterprise: true,
  validFrom: '2023-01-01' as LocalDate,
  validTo: '2027-12-31' as LocalDate,
};
export const levyIn = (change: Partial<LevyParameters>): LevyParameters => ({ ...national, ...change });

/** For tests: Xiamen's, 0.8 % and 60 % of the city's average wage. */
export const xiamen = levyIn({ ratio: 0.008, wageBase: 'cityAverage', baseCoefficient: 0.6, wageCapMultiple: undefined });

/** For tests: the amount of a tree; one that lacks something is no amount. */
export function valueOf(outcome: Explained<number> | Lacking): number {
  if (isLacking(outcome)) throw new Error(`it lacks ${outcome.lacks.join(', ')}`);
  return outcome.value;
}
