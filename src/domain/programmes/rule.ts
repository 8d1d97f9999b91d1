import { z } from 'zod';
import { type Basis, type Localised } from '../ground/localised';
import { type Explained, type Found, type Unit, type Verdict } from '../ground/explained';

/** One rule of eligibility, by a name that policy files use. Released rules never change their meaning; a new meaning has a new name. */
export interface Rule<F, P = unknown> {
  parameters: z.ZodType<P>;
  judge: (facts: F, parameters: P) => Found;
}

/** A rule with its parameters' type kept: a file that names it is checked against them when it loads. */
export const rule = <F, P>(parameters: z.ZodType<P>, judge: (facts: F, parameters: P) => Found): Rule<F> =>
  ({ parameters, judge }) as unknown as Rule<F>;

/** For rules without parameters. */
export const nothing = z.strictObject({});

/** One line of the results there are, before anything is known of anybody: for whom, how much. */
export interface Listed {
  say: Localised;
  value: number;
}

/** What a decision comes to, by a name that policy files use. Released formulas never change their meaning. */
export interface Formula<F, P = unknown> {
  parameters: z.ZodType<P>;
  unit: Unit;
  compute: (facts: F, parameters: P, basis: Basis) => Explained<number>;
  /** For the page of the matter. */
  schedule: (parameters: P) => Listed[];
}

export const formula = <F, P>(one: Formula<F, P>): Formula<F> => one as unknown as Formula<F>;

export const found = (verdict: Verdict, zh: string, en: string): Found => ({ verdict, say: { 'zh-CN': zh, en } });

/** Yes, no, or not known: each in both languages. */
export const answered = (fact: boolean | undefined, yes: [string, string], no: [string, string], unknown: [string, string]): Found =>
  fact === undefined ? found('unknown', ...unknown) : fact ? found('met', ...yes) : found('unmet', ...no);
