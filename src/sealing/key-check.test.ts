import { keyMarks, missingKeys } from './key-check';
import { keysFrom } from './keys';
import { freshKeys } from './keys-file';

const file = freshKeys(new Date(0));
const keys = keysFrom(file);
const newer = freshKeys(new Date(0));

test('data sealed with keys that are held is fine, older keys included', () => {
  const both = keysFrom({ active: newer.active, keys: { ...file.keys, ...newer.keys } });
  expect(missingKeys(both, keyMarks(keys))).toEqual([]);
  expect(missingKeys(keys, {})).toEqual([]);
});

test('a lost key is named, and so is another key under the same id', () => {
  expect(missingKeys(keysFrom(newer), keyMarks(keys))).toEqual([file.active]);
  const imposter = keysFrom({ active: file.active, keys: { [file.active]: newer.keys[newer.active]! } });
  expect(missingKeys(imposter, keyMarks(keys))).toEqual([file.active]);
});
