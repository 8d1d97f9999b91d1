import fc from 'fast-check';
import { draw } from '../draw';
import { isTrimmed, spreadOf, totalOf } from './marks';
import { meanOf } from './mean';

const say = { 'zh-CN': '甲', en: 'a' };
const aspects = [
  { item: 'room', say, most: 60 },
  { item: 'care', say, most: 40 },
];
const basis = { from: 'ours' as never, provisional: true };
const of = (...totals: number[]) => totals.map((one) => ({ room: Math.min(60, one), care: Math.max(0, one - 60) }));
const marks = fc.record({ room: fc.integer({ min: 0, max: 60 }), care: fc.integer({ min: 0, max: 40 }) });
const panels = fc.array(marks, { minLength: 1, maxLength: 15 });

it.each<[totals: number[], mean: 'all' | 'trimmed', hundredths: number]>([
  [[80], 'all', 8000],
  [[80, 85, 100], 'all', 8833],
  [[80, 85, 100], 'trimmed', 8833],
  [[0, 80, 85, 100], 'trimmed', 8250],
  [[0, 80, 85, 100], 'all', 6625],
  [[80, 80, 81, 81, 81, 81, 81, 81], 'all', 8075],
  [[1, 0, 0, 0, 0, 0, 0, 0], 'all', 13],
])('%j by %s is %i hundredths', (totals, mean, hundredths) => {
  const { mean: tree, scored } = meanOf(of(...totals), { aspects, mean }, basis);
  expect(scored.hundredths).toBe(hundredths);
  expect(tree).toMatchObject({ value: hundredths, unit: 'points', provisional: true, from: 'ours' });
});

it('shows which totals count, what was left out, and the exact quotient', () => {
  const { mean } = meanOf(of(70, 90, 80, 95, 81), { aspects, mean: 'trimmed' }, basis);
  expect(mean.because.map(({ value }) => value)).toEqual([9500, 7000, 25100, 3, '251/3']);
  expect(mean.because[2]?.because.map(({ value }) => value)).toEqual([9000, 8100, 8000]);
  expect(meanOf(of(80, 82), { aspects, mean: 'all' }, basis).mean.because.at(-1)?.value).toBe('81');
});

it('lies between the lowest and the highest that count, and moves with neither order nor names', () => {
  fc.assert(
    fc.property(panels, fc.constantFrom('all' as const, 'trimmed' as const), (all, how) => {
      const { scored, mean } = meanOf(all, { aspects, mean: how }, basis);
      const totals = all.map(totalOf).sort((a, b) => a - b);
      const counted = isTrimmed(how, totals.length) ? totals.slice(1, -1) : totals;
      const sum = counted.reduce((a, b) => a + b, 0);
      expect(scored.hundredths).toBe(Math.floor((sum * 200 + counted.length) / (2 * counted.length)));
      expect(meanOf([...all].reverse(), { aspects, mean: how }, basis).mean).toEqual(mean);
      // The means of the aspects are of the same scorers: together they are the whole, but for the rounding of each.
      const together = Object.values(scored.aspects).reduce((a, b) => a + b, 0);
      expect(Math.abs(together - scored.hundredths)).toBeLessThanOrEqual(2);
      expect(spreadOf(all)).toBe(totals.length < 2 ? 0 : (totals.at(-1) ?? 0) - (totals[0] ?? 0));
    }),
  );
});

it('the same seed draws the same order from the same pool, however it comes, and leaves nobody out', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uniqueArray(fc.uuid(), { maxLength: 20 }), (seed, pool) => {
      const order = draw(seed, pool, pool.length);
      expect(draw(seed, [...pool].reverse(), pool.length)).toEqual(order);
      expect([...order].sort()).toEqual([...pool].sort());
      // Whoever is taken out of the pool changes nothing in the order of the others.
      expect(draw(seed, pool.slice(1), pool.length)).toEqual(order.filter((one) => one !== pool[0]));
    }),
  );
});

it('each of a pool comes first about as often as the others', () => {
  const pool = ['a', 'b', 'c', 'd'];
  const firsts = Array.from({ length: 4_000 }, (_, n) => draw(`seed-${n}`, pool, 1)[0]);
  for (const one of pool) expect(Math.abs(firsts.filter((first) => first === one).length - 1_000)).toBeLessThan(150);
});
