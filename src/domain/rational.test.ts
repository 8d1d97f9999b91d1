import { ceiling, decimal, divided, floor, fraction, lesser, minus, near, plus, rounded, reaches, times } from './rational';

it.each<[number, bigint, bigint]>([
  [0.015, 3n, 200n],
  [0.008, 1n, 125n],
  [1.6, 8n, 5n],
  [2, 2n, 1n],
  [-0.5, -1n, 2n],
  [1e-7, 1n, 10_000_000n],
  [1.5e21, 1_500_000_000_000_000_000_000n, 1n],
  [0, 0n, 1n],
])('%d is read as it is written', (written, over, under) => expect(decimal(written)).toEqual({ over, under }));

it('reads nothing else', () => {
  for (const none of [NaN, Infinity]) expect(() => decimal(none)).toThrow(/no decimal/);
  expect(() => fraction(1, 0)).toThrow(RangeError);
  expect(() => fraction(1.5)).toThrow(RangeError);
  expect(() => divided(fraction(1), fraction(0))).toThrow(RangeError);
});

it('is kept in lowest terms, the sign above', () => {
  expect(fraction(6, -4)).toEqual({ over: -3n, under: 2n });
  expect(fraction(0, -7)).toEqual({ over: 0n, under: 1n });
});

it('adds a tenth ten times to one, which numbers do not', () => {
  const sum = Array.from({ length: 10 }, () => decimal(0.1)).reduce(plus);
  expect(sum).toEqual(fraction(1));
  expect(Array.from({ length: 10 }, () => 0.1).reduce((a, b) => a + b)).not.toBe(1);
});

it('computes as the rules of fractions say', () => {
  for (let a = -7; a <= 7; a += 1)
    for (let b = 1; b <= 6; b += 1) {
      const [x, y] = [fraction(a, b), fraction(b, 5)];
      expect(plus(x, y)).toEqual(fraction(5 * a + b * b, 5 * b));
      expect(minus(x, y)).toEqual(fraction(5 * a - b * b, 5 * b));
      expect(times(x, y)).toEqual(fraction(a, 5));
      expect(divided(x, y)).toEqual(fraction(5 * a, b * b));
      expect(reaches(x, y)).toBe(5 * a >= b * b);
      expect(lesser(x, y)).toEqual(5 * a >= b * b ? y : x);
      expect(near(x)).toBeCloseTo(a / b, 15);
      expect(Number(floor(x))).toBe(Math.floor(a / b));
      expect(ceiling(x)).toBe(BigInt(Math.ceil(a / b)));
      expect(rounded(x)).toBe(BigInt(Math.floor((2 * a + b) / (2 * b))));
    }
});

it('rounds a half upwards, below zero too', () => {
  expect([0.5, 1.5, 2.4999, -0.5, -1.5].map((one) => rounded(decimal(one)))).toEqual([1n, 2n, 2n, 0n, -1n]);
});
