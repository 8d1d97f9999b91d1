import { type Localised } from '../../ground/localised';
import { type LocalDate } from '../../values';
import { aspects, selfPart, selfSum } from './aspects';
import { factsOf, type RatingAnswers } from './facts';
import { scored } from './scored';
import { gateRules, gates } from './gates';
import { reachesAStar } from './rules';
import { levelsIn, stars, starsOf } from './stars';

const levels = {
  levels: [
    { stars: 1, from: 60 },
    { stars: 2, from: 70 },
    { stars: 3, from: 80 },
    { stars: 4, from: 85 },
    { stars: 5, from: 90 },
  ],
};
const on = '2026-11-26' as LocalDate;
const words: Localised = { 'zh-CN': '条', en: 'clause' };
const basis = { clause: words, from: 'ours', provisional: true };
const self = Object.fromEntries(aspects.map((aspect, at) => [aspect, [9, 8, 9, 8, 9, 8, 9, 8, 7, 10][at]]));
const answers = (change: Partial<RatingAnswers> = {}): RatingAnswers =>
  ({ people: [], gates: Object.fromEntries(gates.map((gate) => [gate, true])), self, contact: {}, place: {}, ...change }) as never;

describe('stars by the panel’s points', () => {
  it.each([
    [0, 0],
    [5_999, 0],
    [6_000, 1],
    [6_999, 1],
    [7_000, 2],
    [8_500, 4],
    [8_999, 4],
    [9_000, 5],
    [10_000, 5],
  ])('%d hundredths: %d', (score, found) => expect(starsOf(levels, score)).toBe(found));

  it('more points never come to fewer stars', () => {
    const all = Array.from({ length: 10_001 }, (_, score) => starsOf(levels, score));
    expect(all.every((found, at) => at === 0 || found >= (all[at - 1] ?? 0))).toBe(true);
  });

  it('say which line they reached, and before the panel that it is not known', () => {
    expect(stars.compute({ on, score: 8_500 }, levels, basis)).toMatchObject({
      value: 4,
      unit: 'stars',
      because: [{ value: 8_500 }, { value: 8_500, say: { en: 'the line for 4 stars' } }],
    });
    expect(stars.compute({ on }, levels, basis)).toMatchObject({ value: 0, provisional: true, because: [] });
  });

  it('levels that do not rise are none', () => {
    const read = (given: unknown) => stars.parameters.safeParse(given).success;
    expect(read(levels)).toBe(true);
    expect(read({ levels: [...levels.levels].reverse() })).toBe(false);
    expect(
      read({
        levels: [
          { stars: 1, from: 60 },
          { stars: 2, from: 60 },
        ],
      }),
    ).toBe(false);
    expect(levelsIn({ yuan: 5 })).toBeUndefined();
  });
});

describe('facts', () => {
  it('are the gates and the sum of the self-assessment', () => {
    expect(factsOf(answers(), on)).toEqual({ on, gates: Object.fromEntries(gates.map((gate) => [gate, true])), self: 85 });
  });
  it('of a draft as far as it goes', () => {
    expect(factsOf(answers({ gates: { signs: false }, self: { equipment: 9 } }), on)).toEqual({ on, gates: { signs: false } });
    expect(selfSum({})).toBeUndefined();
  });
  it('learn points and stars from the panel', () => {
    expect(scored({ on }, 8_999, levels)).toEqual({ on, score: 8_999, stars: 4 });
    expect(scored({ on }, 8_999, {})).toEqual({ on, score: 8_999 });
  });
});

describe('rules', () => {
  it.each(gates)('the gate %s is met, open, or not filled in', (gate) => {
    const judged = (facts: object) => gateRules[`gate-${gate}`]?.judge({ on, ...facts }, {}).verdict;
    expect([judged({ gates: { [gate]: true } }), judged({ gates: { [gate]: false } }), judged({})]).toEqual(['met', 'unmet', 'unknown']);
  });
  it('a star wants its points, to the hundredth', () => {
    const judged = (score?: number) => reachesAStar.judge({ on, ...(score === undefined ? {} : { score }) }, { from: 60 }).verdict;
    expect([judged(6_000), judged(5_999), judged()]).toEqual(['met', 'unmet', 'unknown']);
  });
});

describe('points that a home gives itself', () => {
  const [field] = selfPart.fields;
  const parsed = (typed: string) => field?.parse(typed, { today: on, identity: '', typed: {} });
  it.each(['0', '7', '10'])('%s', (typed) => expect(parsed(typed)).toEqual({ value: Number(typed) }));
  it.each(['11', '-1', '7.5', '十', '010', ''])('not %s', (typed) => expect(parsed(typed)).toEqual({ error: 'zero-to-ten' }));
});
