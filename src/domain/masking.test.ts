import fc from 'fast-check';
import { maskAddress, maskCard, maskCertificate, maskIdentity, maskName, maskTelephone } from './masking';
import { formatYuan, parseYuan } from './money';
import { type Fen } from './values';

describe('masking', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张*丰'],
    ['欧阳修', '欧阳*'],
    ['林𬱖', '林*'],
    ['', ''],
  ])('shows %s as %s', (name, masked) => expect(maskName(name)).toBe(masked));
  it('shows of a certificate three characters and no more: its end is category and grade', () => {
    expect(maskCertificate('44030919880312901111')).toBe('440*****************');
    expect(maskIdentity('440309198803129011')).toBe('440***********9011');
    expect(maskTelephone('13900000901')).toBe('139****0901');
    expect(maskCard('6217000000000009013')).toBe('**** 9013');
  });
  it.each([
    ['深圳市龙华区民治街道示例路 901 号', '深圳市龙华区民治街道***'],
    ['江苏省常州市武进区湖塘镇人民路 1 号', '江苏省常州市武进区湖塘镇***'],
    ['深圳市龙华区示例路 901 号', '深圳市龙华区***'],
    ['示例路 901 号', '***'],
    ['', ''],
  ])('shows the address %s as %s', (address, masked) => expect(maskAddress(address)).toBe(masked));
  it('never throws, and never lets more through than it says', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(maskCertificate(text).replaceAll('*', '').length).toBeLessThanOrEqual(6);
        maskName(text);
      }),
    );
  });
});

describe('money', () => {
  it.each([
    ['2,000.50', 200_050],
    ['２０００元', 200_000],
    ['¥ 1', 100],
    ['0.1', 10],
  ])('reads %s', (text, fen) => expect(parseYuan(text)).toEqual({ fen }));
  it.each([
    ['-1', 'negative'],
    ['1.005', 'fraction-of-fen'],
    ['1e9', 'not-a-number'],
    ['二千', 'not-a-number'],
    ['99999999999', 'too-large'],
    ['', 'not-a-number'],
  ])('refuses %s as %s', (text, error) => expect(parseYuan(text)).toEqual({ error }));
  it('comes back as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (fen) => expect(parseYuan(formatYuan(fen as Fen))).toEqual({ fen })));
  });
});
