/** An exact fraction in lowest terms, its denominator above zero. Lives within one computation: it is no JSON and is never kept. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));

/** @throws RangeError if `under` is zero */
export function fraction(over: bigint | number, under: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(over), BigInt(under)];
  if (d === 0n) throw new RangeError('a fraction of nothing');
  const shared = divisor(n, d) * (d < 0n ? -1n : 1n);
  return { over: n / shared, under: d / shared };
}

/** A decimal exactly as a policy file writes it: 0.015 is 15/1000, not the nearest binary number. @throws RangeError if it is not finite */
export function decimal(written: number): Rational {
  const [, whole = '', part = '', power = '0'] = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(written)) ?? [];
  if (whole === '') throw new RangeError(`${written} is no decimal`);
  const zeros = Number(power) - part.length;
  return zeros < 0 ? fraction(BigInt(whole + part), 10n ** BigInt(-zeros)) : fraction(BigInt(whole + part) * 10n ** BigInt(zeros));
}

export const zero = fraction(0);
export const plus = (a: Rational, b: Rational): Rational => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Rational, b: Rational): Rational => fraction(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Rational, b: Rational): Rational => fraction(a.over * b.over, a.under * b.under);
/** @throws RangeError if `b` is zero */
export const divided = (a: Rational, b: Rational): Rational => fraction(a.over * b.under, a.under * b.over);
/** Whether `a` is as much as `b`, or more. */
export const reaches = (a: Rational, b: Rational): boolean => a.over * b.under >= b.over * a.under;
export const lesser = (a: Rational, b: Rational): Rational => (reaches(a, b) ? b : a);

/** The nearest number there is: to be shown, not to be computed with. */
export const near = ({ over, under }: Rational): number => Number(over) / Number(under);
/** The whole number at or below. */
export const floor = ({ over, under }: Rational): bigint => (over - (((over % under) + under) % under)) / under;
export const ceiling = (a: Rational): bigint => -floor(fraction(-a.over, a.under));
/** To the whole number nearest, a half upwards. */
export const rounded = (a: Rational): bigint => floor(plus(a, fraction(1, 2)));
