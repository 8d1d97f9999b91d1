import fc from 'fast-check';
import { type Fen } from '../domain/values';
import { bankFile, type BankRow } from './bank-file';
import { readBankReturn } from './bank-return';
import { readCsv, writeCsv } from './csv';

const row = (at: number, change: Partial<BankRow> = {}): BankRow => ({
  key: `case-${at}/startup-fund/1`,
  number: `440309-2026-00000${at}`,
  fen: 2_000_000 as Fen,
  payee: { name: '林𬱖', bank: '示例银行深圳分行', account: '6217000000000009010' },
  ...change,
});
const batch = [row(1), row(2, { fen: 3_000_000 as Fen }), row(3)];
const head = '流水号,金额（元）,结果,日期,银行流水,原因';
const returned = (...lines: string[]): string => [`\uFEFF${head}`, ...lines, ''].join('\r\n');

describe('the file for the bank', () => {
  it('begins with the mark of UTF-8 and holds one payment a line', () => {
    const file = bankFile(batch, '启动资金扶持');
    expect(file.startsWith('\uFEFF流水号,')).toBe(true);
    const read = readCsv(file);
    expect('lines' in read && read.lines.slice(1).map(({ cells }) => cells)).toEqual([
      ['case-1/startup-fund/1', '440309-2026-000001', '林𬱖', '示例银行深圳分行', '6217000000000009010', '20000.00', '启动资金扶持'],
      expect.arrayContaining(['30000.00']),
      expect.anything(),
    ]);
  });

  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '＝1+1'])('has no cell that a spreadsheet would compute: %j', (name) => {
    const [, line = ''] = writeCsv([['户名'], [name]]).split('\r\n');
    expect(line).toMatch(/^"?'/);
  });

  it('keeps long numbers from being rounded', () => {
    expect(writeCsv([['6217000000000009010']])).toContain('"\t6217000000000009010"');
  });

  it('comes back as it was, whatever stands in it', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.trim())
      .filter((text) => !text.startsWith("'"));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (lines) => {
        const read = readCsv(writeCsv(lines));
        expect('lines' in read && read.lines.map(({ cells }) => cells)).toEqual(lines.filter((one) => one.some((text) => text !== '')));
      }),
    );
  });
});

describe("the bank's return", () => {
  it('is read whole: paid, bounced with its reason, and what is missing still', () => {
    const text = returned(
      'case-1/startup-fund/1,"20,000.00",成功,2026-11-24,BK1,',
      'case-2/startup-fund/1,30000,退票,20261125,,收款账户已销户',
    );
    expect(readBankReturn(text, batch)).toEqual({
      kind: 'read',
      answers: [
        { key: 'case-1/startup-fund/1', answer: { kind: 'paid', on: '2026-11-24', reference: 'BK1' } },
        { key: 'case-2/startup-fund/1', answer: { kind: 'bounced', on: '2026-11-25', reason: 'closed-account' } },
      ],
      missing: ['case-3/startup-fund/1'],
    });
  });

  it.each([
    ['户名不符', 'name-mismatch'],
    ['账号不存在', 'no-such-account'],
    ['系统繁忙', 'other'],
  ])('says why money came back: %s', (words, reason) => {
    expect(readBankReturn(returned(`case-1/startup-fund/1,20000,退票,2026/11/24,,${words}`), batch)).toMatchObject({
      answers: [{ answer: { kind: 'bounced', reason } }],
    });
  });

  it('with anything wrong is refused whole, each line with its number and what was found', () => {
    const text = returned(
      'case-1/startup-fund/1,20000,成功,2026-11-24,BK1,',
      'case-9/startup-fund/1,20000,成功,2026-11-24,BK9,',
      'case-1/startup-fund/1,20000,成功,2026-11-24,BK1,',
      'case-2/startup-fund/1,20000,成功,2026-11-24,BK2,',
      'case-3/startup-fund/1,20000,成功,2026-02-30,BK3,',
      'short,1',
    );
    expect(readBankReturn(text, batch)).toEqual({
      kind: 'refused',
      errors: [
        { line: 3, error: 'key-unknown', found: 'case-9/startup-fund/1' },
        { line: 4, error: 'key-twice', found: 'case-1/startup-fund/1' },
        { line: 5, error: 'amount-differs', found: '20000' },
        { line: 6, error: 'date-expected', found: '2026-02-30' },
        { line: 7, error: 'too-few-cells', found: '' },
      ],
    });
  });

  it.each([
    ['case-1/startup-fund/1,20000,大概,2026-11-24,BK1,', 'result-unknown'],
    ['case-1/startup-fund/1,20000,成功,2026-11-24,,', 'reference-expected'],
    ['case-1/startup-fund/1,20000,退票,2026-11-24,,', 'reason-expected'],
    ['case-1/startup-fund/1,-20000,成功,2026-11-24,BK1,', 'amount-differs'],
  ])('%s is refused: %s', (line, error) => {
    expect(readBankReturn(returned(line), batch)).toMatchObject({ kind: 'refused', errors: [{ line: 2, error }] });
  });

  it.each([
    ['', 6],
    ['完全,不是\r\n1,2', 6],
    ['流水号,金额（元）,结果,日期,银行流水\r\n', 1],
    [`${head}\r\n"没有结束`, 6],
  ])('that is no return is not read: %j', (text, missing) => {
    const read = readBankReturn(text, batch);
    expect(read.kind === 'not-a-return' && read.missing.length).toBe(missing);
  });

  it('counts lines of the file, not records: a cell may hold a line break', () => {
    const text = returned('case-1/startup-fund/1,20000,成功,2026-11-24,"BK\r\n1",', 'case-9/startup-fund/1,1,成功,2026-11-24,x,');
    expect(readBankReturn(text, batch)).toMatchObject({ errors: [{ line: 4, error: 'key-unknown' }] });
  });
});
