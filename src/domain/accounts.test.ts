import { codeTyped, isMobile, parseLogin, passwordFault } from './accounts';

test.each([
  ['Lin.Yue', 'lin.yue'],
  [' ｌｉｎ-2026 ', 'lin-2026'],
])('%p is a name to sign in by', (typed, value) => expect(parseLogin(typed)).toEqual({ value }));
test.each(['13900000901', '44030919900101001X', 'abc', 'a'.repeat(31), '林月林月', 'lin yue', '-lin'])('%p is none', (typed) =>
  expect(parseLogin(typed)).toEqual({ error: 'login' }),
);

test.each([
  ['九月的雨下在民治街道上了', undefined],
  ['九月的雨下在民治街道', 'short'],
  ['correct horse', undefined],
  ['short', 'short'],
  ['aaaaaaaaaaaa', 'plain'],
  ['123456789012', 'plain'],
  ['x'.repeat(201), 'long'],
])('a password %p: %p', (typed, fault) => expect(passwordFault(typed)).toBe(fault));

test.each([
  ['13900000901x', 'own'],
  ['ＬＩＮ.yue-2026', 'own'],
  ['林月 13900000901', 'own'],
  ['林月在九月的雨里走过街道', undefined],
])('of somebody’s own a password %p: %p', (typed, fault) =>
  expect(passwordFault(typed, ['lin.yue', '13900000901', '林月', ''])).toBe(fault),
);

test.each([
  ['123456', '123456'],
  ['１２３ ４５６', '123456'],
  [' 123-456', '123456'],
  ['12345', undefined],
  ['12345a', undefined],
])('a code typed as %p is %p', (typed, code) => expect(codeTyped(typed)).toBe(code));

test('a message reaches mobiles only', () => expect([isMobile('13900000901'), isMobile('075588888888')]).toEqual([true, false]));
