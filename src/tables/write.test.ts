import { readByOthers } from '../../test/support/other-tables';
import { context, headings, lines, person, roster } from '../../test/support/roster';
import { sheetData, workbookOf } from '../../sandbox/rosters/workbook';
import { textOf } from '../domain/table/cell';
import { type Checked } from '../domain/table/checked';
import { problemsHeading } from '../domain/table/heading';
import { checkFile } from './check-file';
import { markedFile } from './marked';
import { readXlsx } from './read-xlsx';
import { csvTemplate, xlsxTemplate } from './template';
import { writeXlsx } from './write-xlsx';

const check = async (bytes: Uint8Array): Promise<Extract<Checked, { kind: 'read' }>> => {
  const checked = await checkFile(bytes, roster, { context });
  if (checked.kind !== 'read') throw new Error(JSON.stringify(checked));
  return checked;
};
async function cellsOf(bytes: Uint8Array): Promise<[number, string[]][]> {
  const rows: [number, string[]][] = [];
  for await (const some of readXlsx(bytes, { merged: () => undefined, tell: () => undefined }))
    for (const { row, cells } of some) rows.push([row, cells.map(textOf)]);
  return rows;
}
const dangerous = ['=1+1', '+86 1', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'];
const say = ({ code }: { code: string }): string => `!${code}`;

describe('a workbook that we write', () => {
  it('is read by others, and no cell of it is computed', async () => {
    const bytes = await writeXlsx([{ name: '名/册', rows: [{ row: 2, cells: ['林𬱖 <&">', ...dangerous] }], widths: [] }]);
    expect(Buffer.from(bytes).includes('<f>')).toBe(false);
    const [sheet] = readByOthers(bytes);
    expect(sheet?.name).toBe('名-册');
    expect(sheet?.rows.at(-1)?.map((one) => one?.replace('_x000D_', '\r'))).toEqual(['林𬱖 <&">', ...dangerous]);
  });

  it('gives back every character that a cell can hold', async () => {
    const words = [' a ', 'a\nb', 'a\r\nb', '_x0041_', '\u0001\uFFFEx', '👩🏽‍🦽', 'x'.repeat(40_000)];
    const [[, cells] = [0, []]] = await cellsOf(await writeXlsx([{ name: 'a', rows: [{ row: 1, cells: words }], widths: [] }]));
    expect(cells).toEqual([...words.slice(0, 4), 'x', '👩🏽‍🦽', 'x'.repeat(32_767)]);
  });
});

describe('a template', () => {
  const help = { sheet: '填写说明', headings: ['列', '怎么写'], of: () => ['照证件写'] };

  it('has the headings that its reader knows, and the choices', async () => {
    const bytes = await xlsxTemplate(roster, { sheet: '名册', help });
    const every = roster.columns.map(({ spellings: [first] }) => first);
    expect(readByOthers(bytes)).toEqual([
      { name: '名册', rows: [every] },
      { name: '填写说明', rows: [help.headings, ...every.map((one) => [one, '照证件写'])] },
    ]);
    expect(await check(bytes)).toMatchObject({ rows: [], told: [{ of: 'sheets-passed-over', sheet: '填写说明' }] });
    expect(await check(csvTemplate(roster))).toMatchObject({ rows: [], told: [] });
  });
});

describe('the same file back', () => {
  const rows = [['名册'], [], headings, person(1), person(2).with(0, '=1+1').with(8, ''), [], person(3).with(1, '3.5E+17')];
  const faults = (checked: Extract<Checked, { kind: 'read' }>) =>
    checked.rows.map(({ row, problems }) => [row, problems.map(({ column, code }) => `${column} ${code}`)]);

  it('as a workbook has its rows where they were, and beside them what is wrong', async () => {
    const bytes = workbookOf({
      sheets: [
        { name: '名册', xml: sheetData(rows) },
        { name: '说明', xml: sheetData([['x']]) },
      ],
    });
    const checked = await check(bytes);
    const marked = await markedFile(bytes, checked, say);
    expect(marked.type).toBe('xlsx');
    expect((await cellsOf(marked.bytes)).map(([row, cells]) => [row, cells[9]])).toEqual([
      [1, undefined],
      [3, problemsHeading],
      [4, undefined],
      [5, 'A5 !formula\nI5 !empty'],
      [7, 'B7 !scientific\nC7 !doubt-certificate-not-this-person'],
    ]);
    const again = await check(marked.bytes);
    expect(faults(again)).toEqual(faults(checked));
    // What we added is written anew and not added to.
    const twice = await markedFile(marked.bytes, again, say);
    expect(await cellsOf(twice.bytes)).toEqual(await cellsOf(marked.bytes));
  });

  it('as text keeps its rows too, and nothing in it is computed', async () => {
    const bytes = Buffer.from(lines(rows));
    const checked = await check(bytes);
    const marked = await markedFile(bytes, checked, say);
    const text = marked.bytes.toString();
    expect([marked.type, text.startsWith('\uFEFF'), /(^|[,\n])"?=/.test(text)]).toEqual(['csv', true, false]);
    expect(text).toContain("'=1+1");
    const again = await check(marked.bytes);
    expect(faults(again)).toEqual(faults(checked));
  });
});
