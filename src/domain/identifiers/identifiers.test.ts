import fc from 'fast-check';
import { cast, castFirms, closedAccount } from '../../../sandbox/people';
import { type LocalDate } from '../values';
import { parseBankCard } from './bank-card';
import { parseCertificate } from './certificate-number';
import { formatTelephone, parseEmail, parseTelephone } from './contact';
import { isDate, parseIdentity } from './identity-number';
import { parseUscc } from './uscc';
import { parseName, parseText } from './words';

const today = '2026-11-24' as LocalDate;
const identity = cast.lin.identity;

/** Another digit at one place. */
const slip = (number: string, at: number, digit: number): string => number.slice(0, at) + String(digit) + number.slice(at + 1);

describe('身份证号', () => {
  it('is understood however it was typed', () => {
    expect(parseIdentity(` ${identity.slice(0, 6)} ${identity.slice(6)}`, today)).toMatchObject({ value: identity });
    const wide = [...identity].map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join('');
    expect(parseIdentity(wide, today)).toMatchObject({ value: identity, born: '1988-03-12', area: '440309' });
  });
  it('tells what is wrong', () => {
    expect(parseIdentity('123', today)).toEqual({ error: 'length' });
    expect(parseIdentity('11010119900230773X', today)).toEqual({ error: 'birth-date' });
    expect(parseIdentity('11010120990307733X', today)).toEqual({ error: 'birth-date' });
    expect(parseIdentity('1101011990030773AB', today)).toEqual({ error: 'characters' });
  });
  it('shows every slip of one digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        fc.pre(identity[at] !== String(digit));
        expect(parseIdentity(slip(identity, at, digit), today)).toHaveProperty('error');
      }),
    );
  });
});

describe('残疾人证号', () => {
  const own = cast.lin.certificate?.certificate ?? '';
  it('belongs to the person, and may have been re-issued', () => {
    expect(parseCertificate(own, identity, today)).toEqual({ value: own });
    expect(parseCertificate(`${own}b1`, identity, today)).toEqual({ value: `${own}B1` });
    expect(parseCertificate(own, cast.chen.identity, today)).toEqual({ value: own, doubt: 'not-this-person' });
  });
  it('is not a disabled veteran’s', () => expect(parseCertificate('军粤000907', identity, today)).toEqual({ error: 'veteran' }));
  it('has category 1–7 and grade 1–4', () => {
    expect(parseCertificate(`${identity}81`, identity, today)).toEqual({ error: 'form' });
    expect(parseCertificate(`${identity}15`, identity, today)).toEqual({ error: 'form' });
    expect(parseCertificate(identity, identity, today)).toEqual({ error: 'length' });
  });
});

describe('统一社会信用代码', () => {
  const { uscc } = castFirms.lin;
  it('is right for every firm of the sandbox', () =>
    Object.values(castFirms).forEach((firm) => expect(parseUscc(firm.uscc)).toEqual({ value: firm.uscc })));
  it('shows every slip of one digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        fc.pre(uscc[at] !== String(digit));
        expect(parseUscc(slip(uscc, at, digit))).toHaveProperty('error');
      }),
    );
  });
  it('has neither I, O, S, V nor Z', () => expect(parseUscc(uscc.replace(/.$/, 'Z'))).toEqual({ error: 'characters' }));
});

it('an account that is no card of 16 to 19 digits of which the last is right is doubted, and kept', () => {
  for (const card of [cast.lin.card, cast.wu.card, closedAccount]) expect(parseBankCard(card)).toEqual({ value: card });
  expect(parseBankCard(cast.lin.card.replace(/.$/, (last) => String((Number(last) + 1) % 10)))).toMatchObject({ doubt: 'check-digit' });
  expect(parseBankCard('1900 0150 8000 0000 001')).toEqual({ value: '1900015080000000001', doubt: 'check-digit' });
  for (const account of ['123456789012345', '12345678901234567890', '12345678'])
    expect(parseBankCard(account)).toEqual({ value: account, doubt: 'length' });
  expect(parseBankCard('6222')).toEqual({ error: 'length' });
  expect(parseBankCard('6222abcd')).toEqual({ error: 'characters' });
});

describe('names and words', () => {
  it.each(['林𬱖', '陈䶮', '阿依古丽·买买提', 'Ana María'])('keep %s', (name) => expect(parseName(name)).toEqual({ value: name }));
  it.each(['张😀', '张\u202E三', '<b>张</b>', '{"$ne":null}', 'a\u0000b', '\uD800'])('refuse %j', (name) =>
    expect(parseName(name)).toEqual({ error: 'characters' }),
  );
  it('refuse a hundred thousand characters, and emptiness', () => {
    expect(parseName('张'.repeat(100_000))).toEqual({ error: 'at-most:50:100000' });
    expect(parseName('   ')).toEqual({ error: 'empty' });
  });
  it('keep lines, and what only looks like code, in running text', () =>
    expect(parseText(' <b>第一行\r\n__proto__ ')).toEqual({ value: '<b>第一行\n__proto__' }));
});

it('telephone and e-mail', () => {
  expect(parseTelephone('+86 138-0000-1234')).toEqual({ value: '13800001234', kind: 'mobile' });
  expect(parseTelephone('12345')).toEqual({ error: 'telephone' });
  expect(parseEmail('a@b.cn')).toEqual({ value: 'a@b.cn' });
  expect(parseEmail('a@b')).toEqual({ error: 'email' });
  expect(parseEmail('lin@\u200Bexample.cn')).toEqual({ value: 'lin@example.cn' });
  expect(parseEmail('mailto:a@b.cn')).toEqual({ error: 'email-link' });
  for (const dots of ['a..b@c.cn', 'a@b..cn', '.a@b.cn', 'a.@b.cn', 'a@b.cn.']) expect(parseEmail(dots)).toEqual({ error: 'email-dots' });
  expect(parseEmail('A.b@Example.CN')).toEqual({ value: 'A.b@example.cn' });
  expect(parseEmail('a@b.cn\nBcc: x@y.cn')).toEqual({ error: 'email' });
});

it.each([
  ['（0755）8888 8888', '075588888888', 'landline', '0755 8888 8888'],
  ['+86 755 8888 8888', '075588888888', 'landline', '0755 8888 8888'],
  ['+86 0755-88888888', '075588888888', 'landline', '0755 8888 8888'],
  ['0755-88888888转123', '075588888888转123', 'landline', '0755 8888 8888 转 123'],
  ['0755－88888888－123', '075588888888转123', 'landline', '0755 8888 8888 转 123'],
  ['(010) 6512 3456 ext. 8', '01065123456转8', 'landline', '010 6512 3456 转 8'],
  ['400-800-1234', '4008001234', 'landline', '400 800 1234'],
  ['tel:138\u200B0013\u00A08000', '13800138000', 'mobile', '138 0013 8000'],
  ['8613800138000', '13800138000', 'mobile', '138 0013 8000'],
])('%s is understood as %s', (typed, value, kind, shown) => {
  expect(parseTelephone(typed)).toEqual({ value, kind });
  expect(formatTelephone(value)).toBe(shown);
});
it('a range that nobody knows yet, or a number abroad, is doubted', () => {
  expect(parseTelephone('16000000000')).toEqual({ value: '16000000000', kind: 'mobile', doubt: 'unknown' });
  expect(parseTelephone('+852 9123 4567')).toEqual({ value: '+85291234567', kind: 'mobile', doubt: 'abroad' });
  expect(formatTelephone('+85291234567')).toBe('+852 9123 4567');
  for (const none of ['88888888', '95588', '+852 1', '13800138000转转1']) expect(parseTelephone(none)).toEqual({ error: 'telephone' });
});

it('a date is one that exists', () => {
  expect(isDate('2028-02-29')).toBe(true);
  expect(isDate('2026-02-29')).toBe(false);
  expect(isDate('2026-13-01')).toBe(false);
});
