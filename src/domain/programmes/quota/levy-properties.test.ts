import { type Fen } from '../../values';
import { levy } from './levy';
import { type EmployerKind, employerKinds, type LevyFacts } from './levy-facts';
import { basis, drawer, levyIn, valueOf } from './testing';

const draw = drawer(12);
const parameters = [8, 15, 16, 17].map((thousandths) => levyIn({ ratio: thousandths / 1_000 }));
const amount = (facts: LevyFacts, at: number): number => valueOf(levy(facts, parameters[at] ?? parameters[0]!, basis));

/** Employers of every size, each in all its numbers by chance; half of them near the ratio, where it matters. */
const employers = Array.from({ length: 3_000 }, (_, at) => {
  const staffMonths = 1 + draw(at % 3 === 0 ? 400 : 200_000);
  const asked = Math.round(staffMonths * 0.016);
  const facts: LevyFacts = {
    kind: employerKinds[draw(employerKinds.length)] as EmployerKind,
    staffMonths,
    weightedMonths: at % 2 === 0 ? draw(asked + 3) : draw(staffMonths + 1),
    wages: (staffMonths * (200_000 + draw(4_000_000)) + draw(1_000)) as Fen,
    cityAverage: { fen: (6_000_000 + draw(9_000_000)) as Fen, provisional: false, title: '统计公报' },
  };
  return { facts, at: at % parameters.length };
});

it('one more month of anybody, counted as one or as two, never raises it', () => {
  let lowered = 0;
  for (const { facts, at } of employers) {
    const before = amount(facts, at);
    for (const weight of [1, 2]) {
      const after = amount({ ...facts, weightedMonths: facts.weightedMonths + weight }, at);
      if (after > before) throw new Error(JSON.stringify({ facts, before, after }));
      if (after < before) lowered += 1;
    }
  }
  expect(lowered).toBeGreaterThan(1_000);
});

it('grows with staff, with wages, with the local average, and never falls with any of them', () => {
  const grown = { staffMonths: 0, wages: 0, cityAverage: 0 };
  for (const { facts, at } of employers) {
    const before = amount(facts, at);
    const more: Record<keyof typeof grown, LevyFacts> = {
      staffMonths: { ...facts, staffMonths: facts.staffMonths + 1 + draw(24) },
      wages: { ...facts, wages: ((facts.wages ?? 0) + 1 + draw(100_000_000)) as Fen },
      cityAverage: { ...facts, cityAverage: { fen: ((facts.cityAverage?.fen ?? 0) + 100_000) as Fen, provisional: false, title: '' } },
    };
    for (const name of Object.keys(more) as (keyof typeof grown)[]) {
      const after = amount(more[name], at);
      if (after < before) throw new Error(JSON.stringify({ name, facts, before, after }));
      if (after > before) grown[name] += 1;
    }
  }
  for (const times of Object.values(grown)) expect(times).toBeGreaterThan(100);
});

it('is to the fen what whole numbers come to, multiplied out and divided once', () => {
  let positive = 0;
  for (const { facts, at } of employers) {
    const [staff, placed, wages, city] = [facts.staffMonths, facts.weightedMonths, facts.wages ?? 0, facts.cityAverage?.fen ?? 0].map(
      BigInt,
    ) as [bigint, bigint, bigint, bigint];
    const exempt = facts.kind === 'enterprise' && staff <= 360n;
    const short = staff * [8n, 15n, 16n, 17n][at]! - 1_000n * placed; // in 12,000ths of a person
    const pay = placed * 100n >= staff ? 5n : 9n;
    const capped = wages * 12n > 2n * city * staff;
    const [over, under] = capped ? [short * 2n * city * pay, 120_000n] : [short * wages * 12n * pay, 120_000n * staff];
    const expected = exempt || short <= 0n ? 0n : (2n * over + under) / (2n * under);
    if (amount(facts, at) !== Number(expected)) throw new Error(JSON.stringify({ facts, at, expected: String(expected) }));
    if (expected > 0n) positive += 1;
  }
  expect(positive).toBeGreaterThan(500);
});

it('of half a fen makes a whole one', () => {
  // One of staff: 0.015 persons short × 900 or 1,000 fen × 0.9 is 12.15 or 13.5 fen.
  const facts: LevyFacts = { kind: 'government', staffMonths: 12, weightedMonths: 0, wages: 1_000 as Fen };
  expect(valueOf(levy({ ...facts, wages: 900 as Fen }, levyIn({ wageCapMultiple: undefined }), basis))).toBe(12);
  expect(valueOf(levy(facts, levyIn({ wageCapMultiple: undefined }), basis))).toBe(14);
});

it('takes whole months and whole fen only', () => {
  const facts: LevyFacts = { kind: 'government', staffMonths: 1_200, weightedMonths: 0, wages: 1 as Fen };
  for (const wrong of [{ staffMonths: 0.5 }, { weightedMonths: 0.5 }, { wages: 0.5 as Fen }])
    expect(() => levy({ ...facts, ...wrong }, levyIn({ wageCapMultiple: undefined }), basis)).toThrow(RangeError);
});
