import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { plain } from '../text/normal';

/** Only a mobile number receives short messages. */
export type TelephoneKind = 'mobile' | 'landline';
type Telephone = { value: string; kind: TelephoneKind; doubt?: 'unknown' | 'abroad' };

/** What the numbering plan gives subscribers: a mobile number of eleven digits, an area code and seven or eight, 400 and 800. */
const inPlan = /^(1[3-9]\d{9}|0\d{2,3}\d{7,8}|[48]00\d{7})$/;
/** Signs of a number as anybody writes one, with spaces, brackets and an extension. */
const longest = 80;
const extension = /^(.+?)(?:\s*(?:转|分机|ext\.?|x|#|,|;ext=)\s*|(?<=^\(?0\d{2,3}\)?-\d{7,8})-)(\d{1,6})$/iu;

/**
 * A telephone number as people write one: `138 0013 8000`, `（0755）8888 8888`, `+86 755 8888 8888`, `0755-88888888转123`.
 * `value`: digits as dialled in the mainland, an extension behind 转; a number abroad begins with `+`. A range that the library's
 * table does not know yet is doubted and not refused: new ones are given out every year.
 */
export function parseTelephone(text: string): Telephone | { error: 'telephone' } {
  const typed = plain(text).replace(/^tel:/i, '');
  // The pattern below goes back over what it read, for each of its characters.
  if (typed.length > longest) return { error: 'telephone' };
  const [, body = typed, inside = ''] = extension.exec(typed) ?? [];
  const found = /^[+\d\s()-]*$/.test(body) ? parsePhoneNumberFromString(body, 'CN') : undefined;
  if (!found) return { error: 'telephone' };
  const behind = inside === '' ? '' : `转${inside}`;
  if (found.country !== 'CN' && found.countryCallingCode !== '86')
    return found.isValid() ? { value: found.number + behind, kind: kindOf(found), doubt: 'abroad' } : { error: 'telephone' };
  const value = dialled(found);
  // Without its area code a landline is nobody's; the library would supply one.
  if (!inPlan.test(value) || (value.startsWith('0') && !/^\(?\s*(\+|0|86)/.test(body))) return { error: 'telephone' };
  const kind = value.startsWith('1') ? 'mobile' : 'landline';
  return { value: value + behind, kind, ...(found.isValid() ? {} : { doubt: 'unknown' }) };
}

const kindOf = (found: PhoneNumber): TelephoneKind => (found.getType() === 'FIXED_LINE' ? 'landline' : 'mobile');
const dialled = ({ nationalNumber }: PhoneNumber): string =>
  /^(1\d{10}|[48]00)/.test(nationalNumber) ? nationalNumber : `0${nationalNumber}`;

/** `138 0013 8000`, `0755 8888 8888 转 123`: in groups, to be read aloud. @param value as `parseTelephone` gives it */
export function formatTelephone(value: string): string {
  const [number = '', inside] = value.split('转');
  const found = parsePhoneNumberFromString(number, 'CN');
  const grouped = !found?.isValid() ? number : found.country === 'CN' ? found.formatNational() : found.formatInternational();
  return inside === undefined ? grouped : `${grouped} 转 ${inside}`;
}

/** RFC 5321: atoms parted by single dots, at most 64 characters before the @; a domain of labels. Letters of other scripts are RFC 6531. */
const atom = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** An address for e-mail, domain in small letters. `mailto`: a link was pasted, not an address. */
export function parseEmail(
  text: string,
): { value: string } | { error: 'email' | 'email-link' | 'email-dots' | `at-most:${number}:${number}` } {
  const typed = plain(text);
  if (/^mailto:/i.test(typed)) return { error: 'email-link' };
  if (typed.length > 100) return { error: `at-most:100:${typed.length}` };
  const [, local = '', domain = ''] = /^([^@\s]+)@([^@\s]+)$/.exec(typed) ?? [];
  if (/^\.|\.$|\.\./.test(local) || /^\.|\.$|\.\./.test(domain)) return { error: 'email-dots' };
  const labels = domain.split('.');
  const right =
    local.length <= 64 && local.split('.').every((one) => atom.test(one)) && labels.length > 1 && labels.every((one) => label.test(one));
  return right && !/^\d+$/.test(labels.at(-1) ?? '') ? { value: `${local}@${domain.toLowerCase()}` } : { error: 'email' };
}
