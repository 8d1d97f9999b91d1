import { type Aspect, type RouteStep } from '../policy/policy';

/** Whole points by aspect, as one scorer gave them. */
export type Marks = Readonly<Record<string, number>>;

export const totalOf = (marks: Marks): number => Object.values(marks).reduce((sum, one) => sum + one, 0);

/** Is the highest and the lowest of so many totals left out? */
export const isTrimmed = (mean: RouteStep['mean'], totals: number): boolean => mean === 'trimmed' && totals >= 4;

/** How many points the highest total stands above the lowest; none of fewer than two. */
export const spreadOf = (all: readonly Marks[]): number => {
  const totals = all.map(totalOf);
  return totals.length < 2 ? 0 : Math.max(...totals) - Math.min(...totals);
};

/** What is wrong with marks, by aspect: one is missing, or is no whole number of points from none to the most. */
export function faultIn(marks: Marks, aspects: readonly Aspect[]): { missing: string } | { beyond: string } | undefined {
  for (const { item, most } of aspects) {
    const mark = Object.hasOwn(marks, item) ? marks[item] : undefined;
    if (mark === undefined) return { missing: item };
    if (!Number.isInteger(mark) || mark < 0 || mark > most) return { beyond: item };
  }
  const stranger = Object.keys(marks).find((item) => !aspects.some((one) => one.item === item));
  return stranger === undefined ? undefined : { beyond: stranger };
}
