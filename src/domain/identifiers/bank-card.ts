import { unmeant } from './unmeant';

/** A bank card of 16 to 19 digits whose last one is right (Luhn, ISO/IEC 7812). */
export function parseBankCard(text: string): { value: string } | { error: 'length' | 'characters' | 'check-digit' } {
  const value = text.normalize('NFKC').replace(unmeant, '');
  if (!/^\d*$/.test(value)) return { error: 'characters' };
  if (value.length < 16 || value.length > 19) return { error: 'length' };
  const sum = [...value].reverse().reduce((total, digit, at) => {
    const counted = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0 ? { value } : { error: 'check-digit' };
}
