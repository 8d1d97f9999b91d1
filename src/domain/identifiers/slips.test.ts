import fc from 'fast-check';
import { bankCard, certificateNumber, identityNumber, uscc } from '../../../sandbox/numbers';
import { type LocalDate } from '../values';
import { parseBankCard } from './bank-card';
import { parseCertificate } from './certificate-number';
import { parseEmail, parseTelephone } from './contact';
import { isDate, parseIdentity } from './identity-number';
import { parseUscc } from './uscc';
import { parseName, parseText } from './words';

const today = '2026-11-24' as LocalDate;
const born = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2020-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const identities = fc.tuple(born, fc.integer({ min: 1, max: 999 })).map(([day, serial]) => identityNumber('440309', day, serial));
const usccs = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 17, maxLength: 17 })
  .map((body) => uscc(body.join('')));
const cards = fc.array(fc.constantFrom(...'0123456789'), { minLength: 15, maxLength: 18 }).map((body) => bankCard(body.join('')));

/** Every text that differs from this one in exactly one place, by a character of the alphabet. */
const slips = (text: string, alphabet: string): string[] =>
  [...text].flatMap((was, at) =>
    [...alphabet].filter((other) => other !== was).map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  );
/** Every text with two different neighbours exchanged. */
const swaps = (text: string): string[] =>
  [...text].flatMap((one, at) => {
    const next = text[at + 1];
    return next === undefined || next === one ? [] : [text.slice(0, at) + next + one + text.slice(at + 2)];
  });

describe('身份证号', () => {
  it('is understood as people type it', () => {
    expect(parseIdentity(' 11010519491231002x ', today)).toEqual({ value: '11010519491231002X', born: '1949-12-31', area: '110105' });
    expect(parseIdentity('１１０１０５１９４９１２３１００２Ｘ', today)).toMatchObject({ value: '11010519491231002X' });
    expect(parseIdentity('110105 19491231 002X', today)).toMatchObject({ value: '11010519491231002X' });
  });

  it.each([
    ['', 'length'],
    ['110105491231002', 'length'],
    ['11010519491231002XX', 'length'],
    ['1101051949123100X2', 'characters'],
    ['11010519491231002Y', 'characters'],
    ['110105194913310029', 'birth-date'],
    ['110105202602300021', 'birth-date'],
    ['110105202712310026', 'birth-date'],
    ['110105189912310021', 'birth-date'],
    ['110105194912310021', 'check-digit'],
  ])('%s is refused for its %s', (typed, error) => {
    expect(parseIdentity(typed, today)).toEqual({ error });
  });

  it('any one digit mistyped is found, and any two neighbours exchanged', () => {
    fc.assert(
      fc.property(identities, (number) => {
        expect(parseIdentity(number, today)).toMatchObject({ value: number });
        for (const slip of [...slips(number, '0123456789X'), ...swaps(number)]) expect(parseIdentity(slip, today)).toHaveProperty('error');
      }),
      { numRuns: 40 },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-00-00', '26-1-1', '2026-1-01', ''])('%s is no date', (text) => {
    expect(isDate(text)).toBe(false);
  });
  it('29 February is one in a leap year', () => {
    expect([isDate('2024-02-29'), isDate('2000-02-29'), isDate('1900-02-29')]).toEqual([true, true, false]);
  });
});

describe('统一社会信用代码', () => {
  it('any one character mistyped is found', () => {
    fc.assert(
      fc.property(usccs, (code) => {
        expect(parseUscc(code.toLowerCase())).toEqual({ value: code });
        for (const slip of slips(code, '0123456789ABCDEFGHJKLMNPQRTUWXY')) expect(parseUscc(slip)).toEqual({ error: 'check-character' });
      }),
      { numRuns: 30 },
    );
  });
  it.each([
    ['9144030071526726', 'length'],
    ['91440300715267260I', 'characters'],
    ['91440300715267260!', 'characters'],
  ])('%s is refused for its %s', (typed, error) => expect(parseUscc(typed)).toEqual({ error }));
});

describe('残疾人证号', () => {
  const identity = identityNumber('440309', '19880312', 901);
  it.each([1, 2, 3, 4, 5, 6, 7])('category %i with every grade, first issued or issued again, is taken', (category) => {
    for (const grade of [1, 2, 3, 4])
      for (const reissue of [0, 1, 9, 12]) {
        const number = certificateNumber(identity, category, grade, reissue);
        expect(parseCertificate(number.toLowerCase(), identity, today)).toEqual({ value: number });
      }
  });
  it.each([
    [`${identity}81`, 'form'],
    [`${identity}45`, 'form'],
    [`${identity}43B0`, 'form'],
    [`${identity}4`, 'length'],
    ['', 'length'],
    ['军粤000907', 'veteran'],
    ['深军123456', 'veteran'],
    [`${identity.slice(0, 17)}${identity.endsWith('1') ? '2' : '1'}43`, 'identity'],
  ])('%s is refused: %s', (typed, error) => expect(parseCertificate(typed, identity, today)).toEqual({ error }));
});

describe('bank cards', () => {
  it('any one digit mistyped is found', () => {
    fc.assert(
      fc.property(cards, (card) => {
        expect(parseBankCard(card.replace(/(\d{4})/g, '$1 '))).toEqual({ value: card });
        for (const slip of slips(card, '0123456789')) expect(parseBankCard(slip)).toEqual({ value: slip, doubt: 'check-digit' });
      }),
      { numRuns: 40 },
    );
  });
  it.each([
    ['6222', 'length'],
    ['6'.repeat(33), 'length'],
    ['62220240000x0000000', 'characters'],
  ])('%s is refused for its %s', (typed, error) => expect(parseBankCard(typed)).toEqual({ error }));
});

describe('contact', () => {
  it.each([
    '13800138000',
    '+86 138-0013-8000',
    '0086 13800138000',
    '１３８００１３８０００',
    '0755-28001234',
    '010 6512 3456',
    '\u202A13800138000\u202C',
    '138–0013–8000',
  ])('%s is a telephone', (typed) => {
    expect(parseTelephone(typed)).toHaveProperty('value');
  });
  it.each(['', '12800138000', '1380013800', '138001380000', '85234567890', 'call me'])('%j is none', (typed) => {
    expect(parseTelephone(typed)).toEqual({ error: 'telephone' });
  });
  it.each(['lin@example.cn', ' lin.x+1@mail.example.com '])('%s is an address', (typed) =>
    expect(parseEmail(typed)).toEqual({ value: typed.trim() }),
  );
  it.each(['lin', 'lin@', '@example.cn', 'lin@example', 'a b@example.cn', 'a@b.cn\r\nBcc: x@y.cn', 'a@b.cn,c@d.cn', '<a@b.cn>'])(
    '%j is none',
    (typed) => {
      expect(parseEmail(typed)).toEqual({ error: 'email' });
    },
  );
});

describe('names and words', () => {
  it.each(['林𬱖', '陈䶮', '㛃', '买买提·吐尔逊', 'O’Neill Wang', '深圳市同行（文化）有限公司', '𠮷野', '阿依古丽·阿卜杜热合曼'])(
    '%s is kept as it is',
    (name) => {
      expect(parseName(name)).toEqual({ value: name });
    },
  );
  it('is trimmed, its spaces made one, and its decomposed letters composed', () => {
    expect(parseName('  Jose\u0301   Wang ')).toEqual({ value: 'José Wang' });
  });
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['　', 'empty'],
    ['王'.repeat(51), 'at-most:50:51'],
    ['x'.repeat(100_000), 'at-most:50:100000'],
    ['王\u202E伟', 'characters'],
    ['王😀', 'characters'],
    ['王❤️', 'characters'],
    ['王\u0000伟', 'characters'],
    ['<script>alert(1)</script>', 'characters'],
    ['{"$ne":1}', 'characters'],
    ['$ne', 'characters'],
    ['王\uD800', 'characters'],
    ['王\uE000', 'characters'],
  ])('%j is refused: %s', (typed, error) => expect(parseName(typed)).toEqual({ error }));

  it('running text keeps its lines and its punctuation, but no control characters', () => {
    expect(parseText('第一行\r\n第二行 <b> & "引号" 😀')).toEqual({ value: '第一行\n第二行 <b> & "引号" 😀' });
    expect(parseText('a\tb')).toEqual({ value: 'a\tb' });
    expect(parseText('a\u0000b')).toEqual({ error: 'characters' });
    expect(parseText('a\uDC00b')).toEqual({ error: 'characters' });
    expect(parseText('x'.repeat(2_001))).toEqual({ error: 'at-most:2000:2001' });
    expect(parseText('𬱖'.repeat(2_000))).toHaveProperty('value');
  });
});
