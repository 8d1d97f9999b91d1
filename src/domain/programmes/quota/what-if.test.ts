import { type Fen, type Month } from '../../values';
import { type LevyFacts } from './levy-facts';
import { isLacking } from './nodes';
import { basis, levyIn, national, xiamen } from './testing';
import { type OneMore, whatIf, withOneMore } from './what-if';

const noCap = levyIn({ wageCapMultiple: undefined });
const facts: LevyFacts = { kind: 'enterprise', staffMonths: 2_400, weightedMonths: 12, wages: 1_800_000_000 as Fen };
const one = (change: Partial<OneMore> = {}): OneMore => ({
  from: '2025-09' as Month,
  weight: 1,
  onStaff: true,
  wage: 250_000 as Fen,
  ...change,
});
const asked = (change: Partial<OneMore> = {}, of = facts, parameters = noCap) => {
  const found = whatIf(of, 2025, one(change), parameters, basis);
  if (isLacking(found)) throw new Error('lacks something');
  return { before: found.before.value / 100, after: found.after.value / 100, difference: found.difference / 100 };
};

it('one more from September who works there already: four months, and nothing else changes', () => {
  expect(withOneMore(facts, 2025, one())).toEqual({ ...facts, weightedMonths: 16 });
  // L1, and 2,400 × 1.5 % less 16 months: 20/12 persons × 90,000 × 90 %.
  expect(asked()).toEqual({ before: 162_000, after: 135_000, difference: -27_000 });
});

it('severely disabled, as two; from January on, the whole year: 1.5 % share, the lower tier', () => {
  expect(withOneMore(facts, 2025, one({ weight: 2 })).weightedMonths).toBe(20);
  expect(asked({ weight: 2, from: '2025-01' as Month }).after).toBe(0);
  expect(asked({ from: '2025-01' as Month }).after).toBe(45_000);
});

it('somebody new is staff and is paid', () => {
  const contributed = { ...facts, contributions: 5 as Fen };
  expect(withOneMore(contributed, 2025, one({ onStaff: false }))).toEqual({
    ...facts,
    staffMonths: 2_404,
    weightedMonths: 16,
    wages: 1_801_000_000,
    contributions: 1_000_005,
  });
});

it('a month after the year changes nothing, one before it is the whole of it', () => {
  expect(asked({ from: '2026-01' as Month, onStaff: false }).difference).toBe(0);
  expect(withOneMore(facts, 2025, one({ from: '2024-03' as Month })).weightedMonths).toBe(24);
});

it('the thirty-first of an exempt enterprise is told as it is', () => {
  const small: LevyFacts = { kind: 'enterprise', staffMonths: 360, weightedMonths: 0, wages: 216_000_000 as Fen };
  const { before, after, difference } = asked({ onStaff: false }, small);
  expect(before).toBe(0);
  expect(difference).toBe(after);
  expect(after).toBeGreaterThan(0);
});

it('changes none of what it is given, and says what is not known', () => {
  const frozen = Object.freeze({ ...facts });
  expect(asked({}, frozen).before).toBe(162_000);
  expect(whatIf(facts, 2025, one(), xiamen, basis)).toEqual({ lacks: ['cityAverage'] });
  expect(whatIf({ ...facts, wages: undefined }, 2025, one(), national, basis)).toEqual({ lacks: ['wages'] });
  const exempt: LevyFacts = { kind: 'enterprise', staffMonths: 360, weightedMonths: 0 };
  expect(whatIf(exempt, 2025, one({ onStaff: false }), national, basis)).toEqual({ lacks: ['wages'] });
});
