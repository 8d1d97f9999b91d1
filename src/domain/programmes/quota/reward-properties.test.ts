import { type Fen } from '../../values';
import { reward } from './reward';
import { type RewardFacts } from './reward-facts';
import { type RewardParameters } from './reward-parameters';
import { basis, drawer, valueOf } from './testing';

const draw = drawer(7);
const amount = (facts: RewardFacts, parameters: RewardParameters): bigint => BigInt(valueOf(reward(facts, parameters, basis)));

const cases = Array.from({ length: 3_000 }, () => {
  const staffMonths = 12 + draw(60_000);
  const personMonths = draw(Math.round(staffMonths * 0.05) + 1);
  const fen = 100_000 + draw(300_000);
  const facts: RewardFacts = {
    staffMonths,
    personMonths,
    weightedMonths: personMonths + draw(personMonths + 1),
    minimumWage: { previous: { fen: fen as Fen, provisional: false, title: '' } },
  };
  const parameters: RewardParameters = {
    threshold: 0.016,
    severeWeight: draw(2) === 0 ? 1 : 2,
    rounding: draw(2) === 0 ? 'floor' : 'none',
    minExcess: draw(2),
    unit: { type: 'minWageMonths', value: 0.5 + draw(6) },
    wageYear: 'previous',
    ...(draw(2) === 0 ? { withinQuota: 2 } : {}),
  };
  return { facts, parameters, fen: BigInt(fen) };
});

it('is to the fen what whole numbers come to, multiplied out and divided once', () => {
  let paid = 0;
  for (const { facts, parameters, fen } of cases) {
    const placed = BigInt(parameters.severeWeight === 2 ? facts.weightedMonths : facts.personMonths);
    const [scale, halves] = [12_000n, BigInt(parameters.unit.value * 2)];
    const above = placed * 1_000n - BigInt(facts.staffMonths) * 16n; // in 12,000ths of a person
    const whole = (persons: bigint): bigint => (parameters.rounding === 'floor' ? (persons / scale) * scale : persons);
    const counted = above > 0n && above >= BigInt(parameters.minExcess) * scale ? whole(above) : 0n;
    const within = parameters.withinQuota !== undefined && above >= 0n ? whole(placed * 1_000n - counted) : 0n;
    const twice = (counted * halves + within * 4n) * fen; // in 24,000ths
    const expected = (2n * twice + 24_000n) / 48_000n;
    if (amount(facts, parameters) !== expected) throw new Error(JSON.stringify({ facts, parameters, expected: String(expected) }));
    if (expected > 0n) paid += 1;
  }
  expect(paid).toBeGreaterThan(1_000);
});

it('one more month of anybody never lowers it, and one more of staff never raises it', () => {
  let moved = 0;
  for (const { facts, parameters } of cases) {
    // Whoever passes from within the ratio to above it draws more, not less: this is of places where above pays as much as within.
    if (parameters.withinQuota !== undefined && parameters.unit.value < parameters.withinQuota) continue;
    const before = amount(facts, parameters);
    const more = amount({ ...facts, personMonths: facts.personMonths + 1, weightedMonths: facts.weightedMonths + 2 }, parameters);
    const staffed = amount({ ...facts, staffMonths: facts.staffMonths + 1 }, parameters);
    if (more < before || staffed > before) throw new Error(JSON.stringify({ facts, parameters }));
    if (more > before) moved += 1;
  }
  expect(moved).toBeGreaterThan(300);
});
