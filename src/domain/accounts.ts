/** What people choose for themselves when they make an account. */

/** A name to sign in by: letters first, so that it is never taken for somebody's telephone or identity number. */
export function parseLogin(typed: string): { value: string } | { error: 'login' } {
  const value = typed.normalize('NFKC').trim().toLowerCase();
  return /^[a-z][a-z0-9._-]{3,29}$/.test(value) ? { value } : { error: 'login' };
}

/** What a password is compared by: spelling aside. */
const plainly = (typed: string): string => typed.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/**
 * Long enough to be worth guessing at for years, short enough to be hashed at once (NIST SP 800-63B: length is what counts).
 * @param own what others know of its holder, login, telephone, name: without it enough must be left to guess at
 */
export function passwordFault(typed: string, own: readonly string[] = []): 'short' | 'long' | 'plain' | 'own' | undefined {
  const characters = [...typed.normalize('NFC')];
  if (characters.length < 12) return 'short';
  if (characters.length > 200) return 'long';
  const known = own.map(plainly).filter((one) => one !== '');
  const left = known.reduce((rest, one) => rest.replaceAll(one, ''), plainly(typed));
  if (left !== plainly(typed) && [...left].length < 8) return 'own';
  return new Set(characters).size < 5 || /^(?:0123456789|1234567890|9876543210)/.test(typed) ? 'plain' : undefined;
}

/** A number that a short message reaches: 11 digits, as `parseTelephone` writes them. */
export const isMobile = (telephone: string): boolean => /^1[3-9]\d{9}$/.test(telephone);

/** Six digits out of what was typed or pasted: full-width digits and the spaces a telephone puts in between are understood. */
export function codeTyped(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : undefined;
}
