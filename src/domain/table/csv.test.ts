import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CsvLine, csvReader } from './csv';

function read(text: string, size: number, by = ','): CsvLine[] | undefined {
  const lines: CsvLine[] = [];
  const reader = csvReader((line) => void lines.push(line), { by });
  for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
  return reader.end() ? lines : undefined;
}

const cell = fc.stringMatching(/^[a-c张" ,;\t\r\n]{0,5}$/);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

it.each([',', '\t', ';'])('reads what csv-parse reads, parted by %j, in pieces of any length', (by) => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 7 }),
      (rows, ends, size) => {
        const text = rows.map((row) => row.map(quoted).join(by) + ends).join('');
        const others = parse(text, { delimiter: by, relaxColumnCount: true, recordDelimiter: ends, trim: false });
        const trimmed = others.map((row) => row.map((one) => one.trim())).filter((row) => row.some((one) => one !== ''));
        expect(read(text, size, by)?.map(({ cells }) => cells)).toEqual(trimmed);
      },
    ),
  );
});

it.each([1, 2, 3, 100])('counts records as a spreadsheet does, and lines as an editor does, in pieces of %i', (size) => {
  const text = '姓名,备注\r\n\r\n张三,"两\r\n行"\r\n\r\n李四,无\r\n';
  expect(read(text, size)?.map(({ row, line }) => [row, line])).toEqual([
    [1, 1],
    [3, 3],
    [5, 6],
  ]);
});

it('says which record is never closed', () => {
  const reader = csvReader(() => undefined);
  reader.push('a,b\n1,2\n3,"4\n5,6\n');
  expect([reader.end(), reader.row()]).toEqual([false, 3]);
});
