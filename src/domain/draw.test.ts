import { draw } from './draw';

const numbers = Array.from({ length: 200 }, (_, at) => `440309-20261126-${String(at).padStart(5, '0')}`);

it('draws the same again from the same seed, whatever the order', () => {
  expect(draw('seed', [...numbers].reverse(), 10)).toEqual(draw('seed', numbers, 10));
  expect(draw('seed', numbers, 10)).toHaveLength(10);
});
it('draws others from another seed', () => expect(draw('other', numbers, 10)).not.toEqual(draw('seed', numbers, 10)));
it('draws all there are, each once, where there are fewer', () => {
  expect(draw('seed', ['a', 'b', 'a'], 5).sort()).toEqual(['a', 'b']);
});
it('gives each about the same chance', () => {
  const often = new Map<string, number>();
  for (let seed = 0; seed < 400; seed += 1)
    for (const one of draw(String(seed), numbers.slice(0, 10), 3)) often.set(one, (often.get(one) ?? 0) + 1);
  for (const count of often.values()) expect(Math.abs(count - 120)).toBeLessThan(40);
});
