import { bare, line, lines, login, normal, plain, sameWords } from './normal';
import { atTheirPlace } from './private-use';

it.each([
  ['买买提·吐尔逊', '买买提•吐尔逊'],
  ['买买提·吐尔逊', '买买提・吐尔逊'],
  ['买买提·吐尔逊', '买买提‧吐尔逊'],
  ['买买提·吐尔逊', '买买提．吐尔逊'],
  ['买买提·吐尔逊', '买买提.吐尔逊'],
  ['买买提·吐尔逊', '买买提 · 吐尔逊'],
  ['同行（深圳）公司', '同行(深圳)公司'],
  ['同行（深圳）公司', '同行﹙深圳﹚公司'],
  ['同行（深圳）公司', '同行〔深圳〕公司'],
  ['A-B 店', 'Ａ－Ｂ　店'],
  ['A-B 店', 'a—b店'],
  ['A-B 店', 'A−B\u00A0店'],
  ['示例路 12 号', '示例路１２号'],
  ['王伟', '\uFEFF王\u200B伟\u2060'],
  ['王伟', '王\t伟'],
  ['林𬱖', '林𬱖\u{E0100}'],
  ['Jose\u0301', 'José'],
])('%s and %j are the same words', (one, other) => expect(sameWords(one, other)).toBe(true));

it.each([
  ['买买提·吐尔逊', '买买提吐尔逊江'],
  ['同行', '同行二'],
  ['A-B', 'AB'],
])('%s and %s are not', (one, other) => expect(sameWords(one, other)).toBe(false));

it('what is shown is what was typed, without what nobody can see', () => {
  expect(line('\uFEFF 深圳市\u00A0买买提•文化店\u200B\t（民治） ')).toBe('深圳市 买买提•文化店 （民治）');
  expect(line('\u202D13800138000\u202C')).toBe('13800138000');
  expect(line('林𬱖\u{E0100}')).toBe('林𬱖\u{E0100}');
  expect(lines('　第一行\u200B\r\n\t第二行\u2028第三行\u202E')).toBe('第一行\n\t第二行\n第三行');
  expect(line(lines('a\u0000b'))).toBe('a\u0000b');
});

it('numbers of things are compared without what is written between their digits', () => {
  expect(bare(' 440309－2026 1124–0000127\u200B')).toBe('440309202611240000127');
  expect(bare("'6217 0000 0000 0009 010")).toBe('6217000000000009010');
  expect(bare('１１０１０５１９４９１２３１００２ｘ')).toBe('11010519491231002X');
  expect(login(' Ｌin\u200B ')).toBe('lin');
  expect(plain('２，０００−５')).toBe('2,000-5');
});

it('comparing twice changes nothing, and what is shown compares as what was typed', () => {
  for (const typed of ['买买提．吐尔逊', '同行〔深圳〕 公司', '\uE815—Ａ', 'ﬁ\u00ADrm', '①号店'])
    expect([normal(normal(typed)), normal(line(typed))]).toEqual([normal(typed), normal(typed)]);
});

it('a character from a private place has the one that Unicode gave it, as the platform’s own table of GB 18030 does', () => {
  const decoder = new TextDecoder('gb18030');
  const rows: [first: number, lead: number, trails: number[]][] = [
    [0xe78d, 0xa6, [0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xec, 0xed, 0xf3]],
    [0xe7c7, 0xa8, [0xbc, 0xbf]],
    [0xe7e7, 0xa9, Array.from({ length: 13 }, (_, at) => 0x89 + at)],
    [0xe815, 0xfe, Array.from({ length: 81 }, (_, at) => 0x50 + at).filter((trail) => trail !== 0x7f)],
  ];
  for (const [first, lead, trails] of rows)
    for (const [at, trail] of trails.entries()) {
      const given = String.fromCodePoint(first + at);
      const theirs = decoder.decode(Uint8Array.of(lead, trail));
      // The table's own decoder leaves six where they were (those came into Extension B); that of 2005, on the oldest Node, eighteen more.
      if (theirs === given) expect(atTheirPlace(given)).toMatch(/^[\u{20000}-\u{2A6DF}\uFE10-\uFE19\u9FB4-\u9FBB]$/u);
      else expect(atTheirPlace(given)).toBe(theirs);
    }
  expect(line('王\uE863')).toBe('王䶮');
  expect(atTheirPlace('\uE000')).toBe('\uE000');
});

test('texts of every day are spared the work, and none of it would have changed them', () => {
  const common = [
    ...Array.from({ length: 95 }, (_, at) => at + 0x20),
    ...Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, at) => at + 0x4e00),
  ];
  const strange = common.filter((code) => {
    const one = String.fromCodePoint(code);
    // Beside one that is not of every day, so that all of the work is done; both are one character, and nothing composes with it.
    const worked = (read: (text: string) => string): string => read(`𬱖${one}𬱖`).slice(2, -2);
    return (
      worked(plain) !== one ||
      worked(line) !== one ||
      worked(normal) !== normal(`a${one}a`).slice(1, -1) ||
      worked(bare) !== bare(`A${one}A`).slice(1, -1)
    );
  });
  expect(strange.map((code) => String.fromCodePoint(code))).toEqual([]);
});
