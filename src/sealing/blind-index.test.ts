import { blindIndex, blindIndexes } from './blind-index';
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
  ['name', '买买提·吐尔逊', '买买提·吐尔逊 '],
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
