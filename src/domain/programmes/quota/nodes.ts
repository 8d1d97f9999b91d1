import { type Explained, type Unit } from '../../ground/explained';
import { type Basis, type Localised } from '../../ground/localised';
import { type Published } from '../../ground/minimum-wages';
import { near, type Rational, rounded } from '../../rational';

type Because = Explained<number | string | boolean>[];

/** An exact value with the node that shows it: what is reckoned with is never what is shown. */
export interface Reckoned {
  exact: Rational;
  node: Explained<number>;
}

/** What the facts do not say yet, so that nothing can be reckoned. */
export interface Lacking {
  lacks: readonly string[];
}
export const isLacking = (one: object): one is Lacking => 'lacks' in one;

export const say = (zh: string, en: string): Localised => ({ 'zh-CN': zh, en });

/** What an employer or a registry said: from no document. */
export const fact = (value: number, unit: Unit, words: Localised): Explained<number> => ({
  value,
  unit,
  say: words,
  provisional: false,
  because: [],
});

/** What somebody published for all, in fen, with its document. */
export const publicFigure = ({ fen, provisional, title }: Published, words: Localised): Explained<number> => ({
  value: fen,
  unit: 'fen',
  say: words,
  clause: say(title, title),
  provisional,
  because: [],
});

/** What a policy's file sets: with its clause and source. */
export const ruled = (
  { clause, from, provisional }: Basis,
  value: number,
  unit: Unit,
  words: Localised,
  because: Because = [],
): Explained<number> => ({
  value,
  unit,
  say: words,
  clause,
  from,
  provisional: provisional || because.some((one) => one.provisional),
  because,
});

/** What follows from its parts; provisional if one of them is. */
export const follows = (value: number, unit: Unit, words: Localised, because: Because): Explained<number> => ({
  value,
  unit,
  say: words,
  provisional: because.some((one) => one.provisional),
  because,
});

/** Whole fen, a half upwards (PD: no rule of rounding is published). @throws RangeError beyond what a number holds exactly */
export function fenOf(exact: Rational): number {
  const fen = Number(rounded(exact));
  if (!Number.isSafeInteger(fen)) throw new RangeError('more than a number of fen holds');
  return fen;
}

export const percentOf = ({ over, under }: Rational): number => near({ over: over * 100n, under });
