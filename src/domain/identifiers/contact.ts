import { unmeant } from './unmeant';

/** A mobile number of eleven digits, or a landline with its area code. */
export function parseTelephone(text: string): { value: string } | { error: 'telephone' } {
  const value = text
    .normalize('NFKC')
    .replace(unmeant, '')
    .replace(/^(?:\+|00)86/, '');
  return /^1[3-9]\d{9}$/.test(value) || /^0\d{2,3}\d{7,8}$/.test(value) ? { value } : { error: 'telephone' };
}

export function parseEmail(text: string): { value: string } | { error: 'email' } {
  const value = text.normalize('NFKC').trim();
  return value.length <= 100 && /^[^\s@<>"',;\\]+@[^\s@<>"',;\\]+\.[A-Za-z]{2,}$/.test(value) ? { value } : { error: 'email' };
}
