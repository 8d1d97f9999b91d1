import { bare } from '../text/normal';

/**
 * An account to pay into: a card, a passbook (一折通), or whatever else a bank numbers. Digits, and no more than the 32 that the central
 * bank's payment messages have room for. That a card has 16 to 19 and ends in a digit that checks the others (Luhn, ISO/IEC 7812) is a
 * habit of cards and no rule for accounts: anything else is doubted and may be confirmed.
 */
export function parseBankCard(text: string): { value: string; doubt?: 'length' | 'check-digit' } | { error: 'length' | 'characters' } {
  const value = bare(text);
  if (!/^\d*$/.test(value)) return { error: 'characters' };
  if (value.length < 8 || value.length > 32) return { error: 'length' };
  if (value.length < 16 || value.length > 19) return { value, doubt: 'length' };
  return isLuhn(value) ? { value } : { value, doubt: 'check-digit' };
}

const isLuhn = (value: string): boolean =>
  [...value].reverse().reduce((total, digit, at) => {
    const counted = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0) %
    10 ===
  0;
