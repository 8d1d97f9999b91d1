import { bare } from '../text/normal';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** 统一社会信用代码, GB 32100: 18 characters without I, O, S, V, Z. */
export function parseUscc(text: string): { value: string } | { error: 'length' | 'characters' | 'check-character' } {
  const value = bare(text);
  if (value.length !== 18) return { error: 'length' };
  if (![...value].every((character) => alphabet.includes(character))) return { error: 'characters' };
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(value[at] ?? ''), 0);
  return alphabet[(31 - (sum % 31)) % 31] === value[17] ? { value } : { error: 'check-character' };
}
