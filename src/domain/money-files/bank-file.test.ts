import fc from 'fast-check';
import { type Fen } from '../values';
import { bankFile, type BankRow } from './bank-file';
import { mostLines, type OurRow, reconciler } from './bank-return';
import { type CsvLine, csvReader, writeCsv } from '../table/csv';

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

/** In pieces of this length, as a file comes. */
const pieces = (text: string, size: number): string[] => text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
function readCsv(text: string, size = 1): string[][] | undefined {
  const lines: CsvLine[] = [];
  const reader = csvReader((line) => void lines.push(line));
  for (const piece of pieces(text, size)) reader.push(piece);
  return reader.end() ? lines.map(({ cells }) => cells) : undefined;
}
function reconcile(text: string, rows: readonly OurRow[]) {
  const one = reconciler(rows);
  for (const piece of pieces(text, 7)) one.push(piece);
  return one.end();
}

describe('the file for the bank', () => {
  it('begins with the mark of UTF-8 and holds one payment a line', () => {
    const file = bankFile(batch, '启动资金扶持');
    expect(file.startsWith('\uFEFF流水号,')).toBe(true);
    const read = readCsv(file);
    expect(read?.slice(1)).toEqual([
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
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (lines, size) => {
          expect(readCsv(writeCsv(lines), size)).toEqual(lines.filter((one) => one.some((text) => text !== '')));
        },
      ),
    );
  });
});

describe("the bank's return", () => {
  const ours = (at: number, result: OurRow['result'], change: Partial<OurRow> = {}): OurRow => {
    const { key, number, fen } = row(at);
    return { key, number, fen, result, ...change };
  };
  const batch = [ours(1, 'paid'), ours(2, 'bounced', { fen: 3_000_000 as Fen }), ours(3, 'paid')];
  const good = [
    'case-1/startup-fund/1,"20,000.00",成功,2026-11-24,BK1,',
    'case-2/startup-fund/1,30000,退票,20261125,,收款账户已销户',
    'case-3/startup-fund/1,20000.00,已发放,2026/11/24,BK3,',
  ];
  const differencesIn = (text: string, rows = batch) => {
    const read = reconcile(text, rows);
    return read.kind === 'read' ? [read.differences, ...read.rows.map((one) => one.difference)] : read.kind;
  };

  it('agrees where every row of the batch stands in it once, with its amount and its result', () => {
    expect(differencesIn(returned(...good))).toEqual([0, undefined, undefined, undefined]);
  });

  it('reads a head and cells as machines write them: other brackets, other dashes, marks that nobody sees', () => {
    const head = '流水号\u200B,金额(元),结 果,日期,银行流水,原因';
    const rows = ['\u00A0case-1/startup-fund/1,"20,000.00",成功\u200B,2026/11/24 14:05:02,BK1,', ...good.slice(1)];
    expect(differencesIn([`\uFEFF${head}`, ...rows, ''].join('\r\n'))).toEqual([0, undefined, undefined, undefined]);
  });

  it('a day that could be two is no day', () => {
    expect(differencesIn(returned('case-1/startup-fund/1,20000,成功,2026111,BK1,'), [ours(1, 'paid')])).toEqual([1, 'unclear']);
  });

  it('says of each row what differs, and of a line that is no row’s that it is a stranger', () => {
    const text = returned(
      'case-1/startup-fund/1,20001,成功,2026-11-24,BK1,',
      'case-2/startup-fund/1,30000,成功,2026-11-24,BK2,',
      'case-9/startup-fund/1,20000,成功,2026-11-24,BK9,',
    );
    expect(differencesIn(text)).toEqual([4, 'amount', 'result', 'missing']);
    expect(reconcile(text, batch)).toMatchObject({ strangers: [{ line: 4, key: 'case-9/startup-fund/1' }] });
  });

  it.each([
    ['case-1/startup-fund/1,20000,大概,2026-11-24,BK1,', 'unclear'],
    ['case-1/startup-fund/1,20000,成功,2026-02-30,BK1,', 'unclear'],
    ['case-1/startup-fund/1,20000,成功,2026-11-24,,', 'unclear'],
    ['case-1/startup-fund/1,-20000,成功,2026-11-24,BK1,', 'amount'],
    ['case-1/startup-fund/1', 'amount'],
  ])('a line that cannot be read is a difference: %s', (line, difference) => {
    expect(differencesIn(returned(line), [ours(1, 'paid')])).toEqual([1, difference]);
  });

  it('never runs ahead of the treasury, and a row told twice is no answer', () => {
    expect(differencesIn(returned(good[0] as string), [ours(1, 'ordered')])).toEqual([1, 'treasury-silent']);
    expect(differencesIn(returned(good[0] as string, good[0] as string), [ours(1, 'paid')])).toEqual([1, 'twice']);
  });

  it.each([
    ['', 6],
    ['完全,不是\r\n1,2', 6],
    ['流水号,金额（元）,结果,日期,银行流水\r\n', 1],
    [`${head}\r\n"没有结束`, 6],
  ])('that is no return is not read: %j', (text, missing) => {
    const read = reconcile(text, batch);
    expect(read.kind === 'not-a-return' && read.missing.length).toBe(missing);
  });

  it('holds no more of a file than answers the batch, however long it is, and says that it is too long', () => {
    const one = reconciler(batch);
    one.push(returned(...good));
    for (let n = 0; n < mostLines; n += 1) one.push(`no-such-${n},1,成功,2026-11-24,B,\r\n`);
    expect(one.end()).toEqual({ kind: 'too-long' });
    const strange = reconcile(returned(...good, ...Array.from({ length: 130 }, (_, n) => `x${n},1,成功,2026-11-24,B,`)), batch);
    expect(strange).toMatchObject({ unnamed: 30, differences: 130 });
    expect(strange.kind === 'read' && strange.strangers.length).toBe(100);
    // One record without an end is no table.
    expect(reconcile(`${head}\r\n${','.repeat(20_000)}`, batch)).toMatchObject({ kind: 'not-a-return' });
  });

  it('counts lines of the file, not records: a cell may hold a line break', () => {
    const text = returned('case-1/startup-fund/1,20000,成功,2026-11-24,"BK\r\n1",', 'case-9/startup-fund/1,1,成功,2026-11-24,x,');
    expect(reconcile(text, batch)).toMatchObject({ strangers: [{ line: 4 }] });
  });
});
