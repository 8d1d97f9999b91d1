import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, chain, genesis, hashOf } from './canonical';

it('does not depend on the order of members, nor on those that are undefined', () => {
  expect(canonicalJson({ b: 1, a: { d: 2, c: undefined } })).toBe('{"a":{"d":2},"b":1}');
  expect(hashOf({ a: 1, b: [1, 2] })).toBe(hashOf({ b: [1, 2], c: undefined, a: 1 }));
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
});

it('survives the journey through JSON that every row makes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      expect(hashOf(JSON.parse(JSON.stringify(value)))).toBe(hashOf(JSON.parse(JSON.stringify(value)))),
    ),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      expect(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(value))))).toEqual(JSON.parse(JSON.stringify(value))),
    ),
  );
});

it.each([[NaN], [Infinity], [undefined], [1n], [new Date(0)], [new Map()], [() => 1], [Symbol('x')], [[undefined]], [{ a: NaN }]])(
  'refuses what JSON cannot say truly: %p',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  },
);

it('is SHA-256 over UTF-8, as any other program computes it', () => {
  const text = '{"姓名":"林𬱖"}';
  expect(hashOf({ 姓名: '林𬱖' })).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});

it('a head depends on everything before it', () => {
  expect(chain(genesis, { a: 1 })).not.toBe(chain(chain(genesis, {}), { a: 1 }));
  expect(genesis).toMatch(/^0{64}$/);
});
