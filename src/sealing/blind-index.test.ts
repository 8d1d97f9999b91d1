import { blindIndex, blindIndexes, indexesOf, partLookedUp } from './blind-index';
import { keysFrom } from './keys';
import { freshKeys } from './keys-file';

const file = freshKeys(new Date(0));
const keys = keysFrom(file);

test.each([
  ['identity', '11010119900307073X', ' 110101 19900307 073x '],
  ['identity', '11010119900307073X', '１１０１０１１９９００３０７０７３Ｘ'],
  ['certificate', '11010119900307073X44B1', '11010119900307073x-44-b1'],
  ['phone', '13800138000', '+86 138-0013-8000'],
  ['phone', '13800138000', '008613800138000'],
  ['email', 'wang.li@example.com', ' Wang.Li@Example.COM'],
  ['name', '买买提·吐尔逊', '买买提•\u200B吐尔逊 '],
  ['firm', '同行（深圳）公司', '同行(深圳) 公司'],
  ['phone', '075588888888', '（0755）8888-8888转12'],
] as const)('%s: %s and %s are one', (field, one, other) => {
  expect(blindIndex(keys, field, other)).toBe(blindIndex(keys, field, one));
});

test('different values differ, and a hyphen counts in an e-mail address', () => {
  expect(blindIndex(keys, 'identity', '110101199003070732')).not.toBe(blindIndex(keys, 'identity', '110101199003070740'));
  expect(blindIndex(keys, 'email', 'a-b@example.com')).not.toBe(blindIndex(keys, 'email', 'ab@example.com'));
});

test('the same digits in two fields, or under another key, do not show', () => {
  expect(blindIndex(keys, 'identity', '1')).not.toBe(blindIndex(keys, 'certificate', '1'));
  const stranger = freshKeys(new Date(0));
  const sameId = keysFrom({ active: file.active, keys: { [file.active]: stranger.keys[stranger.active]! } });
  expect(blindIndex(sameId, 'identity', '1')).not.toBe(blindIndex(keys, 'identity', '1'));
});

test('it is the key id and 32 bytes, and holds nothing of the value', () => {
  expect(blindIndex(keys, 'phone', '13800138000')).toMatch(new RegExp(`^${file.active}\\.[A-Za-z0-9_-]{43}$`));
});

test('what was stored under one key is looked up under every key held, the active one first', () => {
  const fresh = freshKeys(new Date(0));
  const both = keysFrom({ active: fresh.active, keys: { ...file.keys, ...fresh.keys } });
  const index = (id: string) => blindIndex(keysFrom({ active: id, keys: { ...file.keys, ...fresh.keys } }), 'phone', '13800138000');
  expect(blindIndexes(both, 'phone', '+86 138-0013-8000')).toEqual([index(fresh.active), index(file.active)]);
});

test('any part of a name finds it, and what is no part does not; a firm is not asked for by one character', () => {
  const finds = (field: 'name' | 'firm', value: string, part: string): boolean => {
    const stored = indexesOf(keys, { field, value });
    const asked = partLookedUp(keys, field, part);
    return asked.length > 0 && asked.every((any) => any.some((one) => stored.includes(one)));
  };
  const name = '阿依古丽·买买提';
  for (const part of ['阿', '古丽', '买买提', '丽•买', name, ' 阿依古丽 · 买买提 '])
    expect([part, finds('name', name, part)]).toEqual([part, true]);
  for (const part of ['王', '丽买', '买买江', `${name}江`]) expect([part, finds('name', name, part)]).toEqual([part, false]);
  expect([finds('firm', '深圳市买买提·文化店', '买提'), finds('firm', '深圳市买买提·文化店', '深')]).toEqual([true, false]);
  // The same piece in another field, and a piece that is a whole name, do not show.
  expect(indexesOf(keys, { field: 'firm', value: '林林' })).not.toEqual(
    expect.arrayContaining(partLookedUp(keys, 'name', '林林')[0] ?? []),
  );
  expect(new Set(indexesOf(keys, { field: 'name', value: '林林' })).size).toBe(3);
  expect(indexesOf(keys, { field: 'firm', value: '长'.repeat(5_000) }).length).toBeLessThanOrEqual(201);
});
