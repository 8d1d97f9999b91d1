import { bare } from '../text/normal';
import { type LocalDate } from '../values';
import { parseIdentity } from './identity-number';

export type CertificateError = 'veteran' | 'length' | 'form' | 'identity';

/**
 * 残疾人证: identity number, category 1–7, grade 1–4, and from the first re-issue on B1 … (policy research §9). A 残疾军人证 is a second,
 * different certificate and is told apart. That its first 18 are the holder's number now is a habit: the number may have been put right
 * since, so another one is doubted, not refused. @param identity whose it should be; empty while nobody has
 * proven who they are: then its own form is all that is looked at
 */
export function parseCertificate(
  text: string,
  identity: string,
  today: LocalDate,
): { value: string; doubt?: 'not-this-person' } | { error: CertificateError } {
  const value = bare(text);
  if (!/^\d{17}[\dX][1-7][1-4](B[1-9]\d?)?$/.test(value)) return { error: whyNot(value) };
  const holder = parseIdentity(value.slice(0, 18), today);
  if ('error' in holder) return { error: 'identity' };
  return identity === '' || holder.value === identity ? { value } : { value, doubt: 'not-this-person' };
}

function whyNot(value: string): CertificateError {
  if (/军|警|因公/u.test(value)) return 'veteran';
  return /^.{20}(B.{1,2})?$/u.test(value) ? 'form' : 'length';
}
