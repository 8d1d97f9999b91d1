import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { gb18030 } from '../../sandbox/rosters/gb18030';
import { writtenByOthers } from '../../test/support/other-tables';
import { docxOf, jpegOf, pdfOf } from '../../test/support/papers';
import { context, headings, identity, lines, people, person, roster } from '../../test/support/roster';
import { sheetData, workbookOf } from '../../sandbox/rosters/workbook';
import { checkFile, type FileChecked } from './check-file';

const check = (bytes: Uint8Array): Promise<FileChecked> => checkFile(bytes, roster, { context });
const codes = (checked: FileChecked): unknown =>
  checked.kind === 'read'
    ? checked.rows.map(({ row, problems }) => [row, ...problems.map(({ column, code }) => `${column} ${code}`)])
    : checked;
const told = (checked: FileChecked): unknown => ('told' in checked ? checked.told.map(({ of, rows }) => [of, rows]) : checked);
const three = [headings, ...people(3)];
const right = [[2], [3], [4]];
const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
const mark = '\uFEFF';

describe('text', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(mark + text)],
    ['GB 18030', gb18030],
    ['UTF-16 LE with its mark', (text: string) => utf16(mark + text, false)],
    ['UTF-16 BE with its mark', (text: string) => utf16(mark + text, true)],
    ['UTF-16 LE', (text: string) => utf16(text, false)],
    ['UTF-16 BE', (text: string) => utf16(text, true)],
  ])('in %s, parted by commas, tabs or semicolons, with any ends of lines', async (_name, encode) => {
    for (const by of [',', '\t', ';'])
      for (const ends of ['\r\n', '\n', '\r']) {
        const checked = await check(encode(lines(three, by, ends)));
        expect([by, ends, codes(checked)]).toEqual([by, ends, right]);
        expect(checked).toMatchObject({ rows: [{}, { values: { name: '陈建国' } }, {}] });
      }
  });

  it('of many pieces, with a rare name in each, is read as it stands', async () => {
    const rows = people(2_000).map((row) => row.with(0, '林𬱖'));
    for (const encode of [gb18030, (text: string) => Buffer.from(text)]) {
      const checked = await check(encode(lines([headings, ...rows])));
      if (checked.kind !== 'read') throw new Error(checked.kind);
      expect([checked.red, checked.rows.length, new Set(checked.rows.map(({ values }) => values['name']))]).toEqual([
        0,
        2_000,
        new Set(['林𬱖']),
      ]);
    }
  });

  it('that says itself what parts its cells', async () => {
    expect(codes(await check(Buffer.from(`sep=|\r\n${lines(three, '|')}`)))).toEqual([[3], [4], [5]]);
  });

  it('with a quote that is never closed says where', async () => {
    expect(await check(Buffer.from(lines([headings, person(1), ['"林'], person(2)])))).toEqual({ kind: 'refused', why: 'quotes', row: 3 });
  });

  it('of one emoji a row asks what it is', async () => {
    expect(await check(Buffer.from('😀\n'.repeat(100)))).toMatchObject({
      kind: 'unmapped',
      headings: ['😀'],
      recognised: { unknown: [{}] },
    });
  });

  it('of pictures under a heading is a fault of every row', async () => {
    const shape = { ...roster, columns: roster.columns.filter(({ name }) => name === 'name'), key: 'name' };
    const checked = await checkFile(Buffer.from('姓名\n😀\n🎉\n'), shape, { context });
    expect(codes(checked)).toEqual([
      [2, 'name characters'],
      [3, 'name characters'],
    ]);
  });
});

describe('a workbook', () => {
  const cell = (xml: string): string[][] => [headings, person(1).with(7, xml)];
  const book = (rows: readonly (readonly string[])[], more: Partial<Parameters<typeof workbookOf>[0]> = {}) =>
    workbookOf({ sheets: [{ name: '名册', xml: sheetData(rows) }], ...more });

  it('of another writer is read, its days as days', async () => {
    const data = people(3).map((row) => row.map((one, at) => (at === 3 ? { day: '2024-01-01' } : at === 7 ? 2_265.5 : one)));
    const checked = await check(writtenByOthers([headings, ...data]));
    expect(codes(checked)).toEqual(right);
    expect(checked).toMatchObject({ rows: [{ values: { from: '2024-01-01', wage: 226_550 } }, {}, {}] });
  });

  it('has words that are shared, in runs, escaped, and with how they are said', async () => {
    const shared = [
      '<t>林</t>',
      '<r><t>林</t></r><r><t xml:space="preserve">𬱖</t></r><rPh sb="0" eb="1"><t>リン</t></rPh>',
      '<t>a_x0041_</t>',
    ];
    const names = ['1', '0', '2'].map((at) => `<c t="s"><v>${at}</v></c>`);
    const checked = await check(book([headings, ...names.map((name, at) => person(at).with(0, name))], { sharedStrings: shared }));
    expect(checked).toMatchObject({ rows: [{ values: { name: '林𬱖' } }, { values: { name: '林' } }, { values: { name: 'aA' } }] });
  });

  it.each([
    ['a day, counted from 1900', false, '<c s="1"><v>45292</v></c>', '2024-01-01'],
    ['a day, counted from 1904', true, '<c s="1"><v>43830</v></c>', '2024-01-01'],
    ['a day with the time', false, '<c s="1"><v>45292.75</v></c>', '2024-01-01'],
    ['a day as ISO 8601', false, '<c t="d"><v>2024-01-01T00:00:00</v></c>', '2024-01-01'],
    ['a number that is a day', false, '<c><v>45292</v></c>', 'serial-date:2024-01-01'],
    ['a number that is a day, counted from 1904', true, '<c><v>43830</v></c>', 'serial-date:2024-01-01'],
  ])('%s', async (_name, date1904, from, expected) => {
    const rows = [headings, person(1).with(3, from)];
    const checked = await check(book(rows, { date1904, formats: ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'] }));
    if (checked.kind !== 'read') throw new Error(checked.kind);
    expect(checked.rows.map(({ values, problems: [problem] }) => problem?.code ?? values['from'])).toEqual([expected]);
  });

  it.each([
    ['a number with the noise of computing', '<c><v>3500.1000000000004</v></c>', []],
    ['a formula with its value', '<c><f>A1*2</f><v>3500</v></c>', []],
    ['a formula of words', '<c t="str"><f>A1&amp;""</f><v>3500</v></c>', []],
    ['a formula without its value', '<c><f>A1*2</f></c>', ['wage formula']],
    ['a formula that came to nothing', '<c t="str"><f>""</f><v></v></c>', ['wage empty']],
    ['an error', '<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>', ['wage cell-error']],
    ['true', '<c t="b"><v>1</v></c>', ['wage not-a-number']],
  ])('%s', async (_name, xml, faults) => {
    expect(codes(await check(book(cell(xml))))).toEqual([[2, ...faults]]);
  });

  it('an identity kept as a number has lost its end, and nothing is guessed', async () => {
    const checked = await check(book([headings, person(1).with(1, '<c><v>3.5020319600102001E+17</v></c>')]));
    expect(checked).toMatchObject({ rows: [{ problems: [{ column: 'identity', found: '350203196001020000', code: 'digits-lost' }] }] });
  });

  it('tells of hidden rows and sheets, merged cells, titles and sheets passed over', async () => {
    const hidden = sheetData(
      [['名册'], headings, person(1), person(2).with(8, '')],
      '<mergeCells><mergeCell ref="I3:I4"/></mergeCells>',
    ).replace(/<row>(?!.*<row>)/, '<row r="4" hidden="1">');
    const bytes = workbookOf({
      sheets: [
        { name: '说明', xml: sheetData([['先读我']]) },
        { name: '名册', xml: hidden },
        { name: '列表', xml: sheetData([headings, person(5)]), state: 'veryHidden' },
      ],
    });
    const checked = await check(bytes);
    expect(codes(checked)).toEqual([[3], [4, 'kind merged']]);
    expect(told(checked)).toEqual([
      ['hidden-sheets', []],
      ['title-rows', [1]],
      ['hidden-rows', [4]],
      ['sheets-passed-over', []],
      ['merged-cells', [3]],
    ]);
  });

  it('with prefixes, gaps and cells without names is read', async () => {
    const rows = [headings, person(1)]
      .map(
        (cells, at) =>
          `<x:row r="${at * 9 + 1}">${cells.map((one) => `<x:c t="inlineStr"><x:is><x:t>${one}</x:t></x:is></x:c>`).join('')}</x:row>`,
      )
      .join('<x:row r="5"/>');
    const xml = `<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${rows}</x:sheetData>`;
    expect(codes(await check(workbookOf({ sheets: [{ name: 'a', xml }] })))).toEqual([[10]]);
    const placed = `<sheetData><row r="3"><c r="AB3" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData>`;
    expect(await check(workbookOf({ sheets: [{ name: 'a', xml: placed }] }))).toMatchObject({ recognised: { places: { name: 27 } } });
  });

  it('of a million formatted empty rows is read to its end', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`).join('');
    const xml = sheetData([headings, person(1)]).replace('</sheetData>', `${empty}</sheetData>`);
    expect(codes(await check(workbookOf({ sheets: [{ name: '名册', xml }] })))).toEqual([[2]]);
  });
});

describe('refused with the reason', () => {
  const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  const zip = (...names: string[]): Buffer => Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')]))));
  const book = (xml: string): Buffer => workbookOf({ sheets: [{ name: 'a', xml }] });
  const locked = (): Buffer => {
    const bytes = zip('xl/workbook.xml');
    bytes.writeUInt16LE(1, bytes.lastIndexOf('PK\x01\x02') + 8);
    return bytes;
  };
  /** A sheet that says it is small, and is not. */
  const bomb = (): Buffer => {
    const bytes = book(`<sheetData>${' '.repeat(6 * 1024 * 1024)}</sheetData>`);
    bytes.writeUInt32LE(10, bytes.lastIndexOf('PK\x01\x02') + 24);
    return bytes;
  };
  const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`xl/${at}`, new Uint8Array()]));

  it.each<[string, Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['21 MB', Buffer.alloc(21 * 1024 * 1024, 'a,b\n'), 'too-big'],
    ['a picture', jpegOf(9), 'not-a-table'],
    ['a PDF', pdfOf('a'), 'not-a-table'],
    ['Word', docxOf(), 'not-a-table'],
    ['a program', Buffer.from('MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00FF', 'latin1'), 'not-a-table'],
    ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + (at >> 3) * 31) % 256)), 'not-a-table'],
    ['a page of the web called .xls', Buffer.from(`\uFEFF<html><table><tr><td>姓名`), 'web-page'],
    ['.xls', container, 'old-workbook'],
    ['one with a password', Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a zip with a password', locked(), 'encrypted'],
    ['macros, whatever its name', zip('xl/workbook.xml', 'xl/vbaProject.bin'), 'macros'],
    ['.ods', zip('mimetype', 'content.xml'), 'open-document'],
    ['.xlsb', zip('xl/workbook.bin'), 'binary-workbook'],
    ['a package cut off', book(sheetData(three)).subarray(0, 900), 'broken'],
    ['a sheet cut off', book('<sheetData><row>'), 'broken'],
    ['an unknown entity', book('<sheetData>&lol;</sheetData>'), 'broken'],
    ['a bomb that says it is small', bomb(), 'bomb'],
    ['a bomb of entries', zipSync(many), 'bomb'],
    ['a bomb of depth', book('<a>'.repeat(100)), 'bomb'],
    ['one endless cell', book(`<sheetData><row><c t="str"><v>${'一二三四五六七八九'.repeat(200_000)}`), 'bomb'],
    ['300 columns and one', Buffer.from(lines([Array.from({ length: 301 }, (_, at) => `c${at}`)])), 'too-many-columns'],
    ['300 columns and one in a workbook', book(sheetData([Array.from({ length: 301 }, () => 'c')])), 'too-many-columns'],
  ])('%s', async (_name, bytes, why) => {
    expect(await check(await bytes)).toMatchObject({ kind: 'refused', why });
  });

  it('an entity declared', async () => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<!DOCTYPE a [<!ENTITY lol "lol">]><workbook><sheets/></workbook>'),
    });
    expect(await check(bytes)).toEqual({ kind: 'refused', why: 'bomb' });
  });

  it('a million rows, soon', async () => {
    const row = `${person(1).join(',')}\n`;
    const bytes = Buffer.from(`${headings.join(',')}\n${row.repeat(150_000)}`);
    const before = performance.now();
    expect(await check(bytes)).toEqual({ kind: 'too-many-rows', most: 20_000 });
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('a zip of 64 bits is read as one of 32', async () => {
    expect(codes(await check(zip64(sheetData([headings, person(1)]))))).toEqual([[2]]);
  });

  it('a table called .xlsx that is text is read as text', async () => {
    expect(codes(await check(Buffer.from(lines([headings, person(7)]))))).toEqual([[2]]);
    expect(identity(7)).toHaveLength(18);
  });
});

/** As Apache POI streams one: the sizes stand in an extra field, though they are small. */
function zip64(sheet: string): Buffer {
  const parts: [string, string][] = [
    ['xl/workbook.xml', '<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', '<a><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></a>'],
    ['xl/worksheets/sheet1.xml', `<worksheet>${sheet}</worksheet>`],
  ];
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of parts) {
    const packed = deflateRawSync(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(0xffffffff, 20);
    entry.writeUInt32LE(0xffffffff, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt16LE(28, 30);
    entry.writeUInt32LE(0xffffffff, 42);
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    [Buffer.byteLength(text), packed.length, offset].forEach((one, at) => extra.writeBigUInt64LE(BigInt(one), 4 + at * 8));
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name), extra);
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(BigInt(parts.length), 32);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + list.length), 8);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([...local, list, end64, locator, end]);
}
