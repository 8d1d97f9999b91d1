import fc from 'fast-check';
import { formatYuan, parseYuan, yuanInWords } from './money';
import { type Fen } from './values';

const fen = (amount: number): Fen => amount as Fen;

it.each([
  ['20000', 2_000_000],
  ['20,000', 2_000_000],
  ['２０，０００', 2_000_000],
  ['￥1,234.5', 123_450],
  ['¥0.01', 1],
  ['1234.50元', 123_450],
  [' 12 ', 1_200],
  ['007', 700],
  ['0', 0],
  ['12.', 1_200],
  ['2000\u200B', 200_000],
  ['\uFEFF2\u00A0000', 200_000],
  ['人民币 2，000.50 元', 200_050],
  ['2000元整', 200_000],
  ['9999999999.99', 999_999_999_999],
])('%j is %i fen', (typed, amount) => expect(parseYuan(typed)).toEqual({ fen: amount }));

it.each([
  ['', 'not-a-number'],
  ['abc', 'not-a-number'],
  ['1e5', 'not-a-number'],
  ['0x10', 'not-a-number'],
  ['１二', 'not-a-number'],
  ['1.2.3', 'not-a-number'],
  ['1,5', 'not-a-number'],
  ['1 5', 'not-a-number'],
  ['1,0000', 'not-a-number'],
  ['.5', 'not-a-number'],
  ['NaN', 'not-a-number'],
  ['Infinity', 'not-a-number'],
  ['-1', 'negative'],
  ['－１', 'negative'],
  ['-¥5', 'negative'],
  ['¥-5', 'negative'],
  ['−5', 'negative'],
  ['0.001', 'fraction-of-fen'],
  ['12345678901', 'too-large'],
  ['9'.repeat(400), 'too-large'],
])('%j is refused: %s', (typed, error) => expect(parseYuan(typed)).toEqual({ error }));

it('what is shown is understood again, to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) =>
      expect(parseYuan(formatYuan(fen(amount)))).toEqual({ fen: amount }),
    ),
  );
});

it('is written with two decimals and thousands parted', () => {
  expect([0, 1, 99, 100, 123_456_789, -5, 2_000_000].map((one) => formatYuan(fen(one)))).toEqual([
    '0.00',
    '0.01',
    '0.99',
    '1.00',
    '1,234,567.89',
    '-0.05',
    '20,000.00',
  ]);
});

it.each([
  [0, '零元整'],
  [5, '伍分'],
  [50, '伍角'],
  [100, '壹元整'],
  [1_000_005, '壹万元零伍分'],
  [1_200_050, '壹万贰仟元伍角'],
  [2_000_000, '贰万元整'],
  [10_000_100, '壹拾万零壹元整'],
  [100_500_000, '壹佰万零伍仟元整'],
  [123_456_789, '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
  [10_000_000_000, '壹亿元整'],
])('%i fen in words is %s', (amount, words) => expect(yuanInWords(fen(amount))).toBe(words));
