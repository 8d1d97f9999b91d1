import { bare } from '../text/normal';

/** ISO 7064 MOD 11,10: one digit that catches every single wrong digit and nearly every swap of neighbours. @param digits those before it */
export function caseCheckDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

/** The number of ours that somebody typed in whatever spelling, as it is kept: `440309-20261124-0000127`. Nothing if there is a slip in it. */
export function caseNumberIn(text: string): string | undefined {
  const digits = bare(text).replace(/^办件编号[:：]?/u, '');
  if (!/^\d{21}$/.test(digits) || caseCheckDigit(digits.slice(0, -1)) !== Number(digits.slice(-1))) return undefined;
  return `${digits.slice(0, 6)}-${digits.slice(6, 14)}-${digits.slice(14)}`;
}
