import { strToU8 } from 'fflate';
import { gb18030 } from './gb18030';
import { headings, lines, people, person } from './rows';
import { sheetData, workbookOf } from './workbook';

export interface Sample {
  name: string;
  make(): Buffer;
  /** What comes of it: how many rows and how many of them red, or why it is not read. */
  comes: { rows: number; red: number } | 'unmapped' | 'macros' | 'bomb';
}

const table = (rows: readonly (readonly string[])[], more = '') => ({ name: '名册', xml: sheetData(rows, more) });
const twelve = people(12);

/** Ten files, good and bad, to try an upload with; nobody in them exists. */
export const rosterSamples: readonly Sample[] = [
  { name: '1-好的名册.csv', make: () => Buffer.from(`\uFEFF${lines([headings, ...twelve])}`), comes: { rows: 12, red: 0 } },
  { name: '2-国标编码-制表符.csv', make: () => gb18030(lines([headings, ...twelve], '\t')), comes: { rows: 12, red: 0 } },
  { name: '3-好的名册.xlsx', make: () => workbookOf({ sheets: [table([headings, ...twelve])] }), comes: { rows: 12, red: 0 } },
  {
    name: '4-标题-两行表头-合计.xlsx',
    make: () =>
      workbookOf({
        sheets: [
          table(
            [
              ['2025年度在岗残疾职工名册'],
              ['姓名', '身份证号', '残疾人证号', '合同期限', '', '在岗起始月', '在岗终止月', '月平均工资（元）', '用工方式'],
              ['', '', '', '起始日期', '终止日期', '', '', '', ''],
              ...twelve,
              ['合计', '12人'],
              ['填表人：林晓燕'],
            ],
            '<mergeCells><mergeCell ref="A1:I1"/><mergeCell ref="D2:E2"/></mergeCells>',
          ),
        ],
      }),
    comes: { rows: 12, red: 0 },
  },
  {
    name: '5-号码成了科学记数.csv',
    make: () => Buffer.from(lines([headings, person(1).with(1, '3.50203E+17'), person(2).with(1, '350203196001031000'), person(3)])),
    comes: { rows: 3, red: 2 },
  },
  {
    name: '6-日期成了序号-公式无结果.xlsx',
    make: () =>
      workbookOf({
        sheets: [table([headings, person(1).with(3, '<c><v>45292</v></c>'), person(2).with(7, '<c><f>H2*1</f></c>'), person(3)])],
      }),
    comes: { rows: 3, red: 2 },
  },
  {
    name: '7-同一人两次-合并单元格.xlsx',
    make: () =>
      workbookOf({
        sheets: [
          table([headings, person(1), person(2), person(3).with(8, ''), person(1)], '<mergeCells><mergeCell ref="I3:I4"/></mergeCells>'),
        ],
      }),
    comes: { rows: 4, red: 3 },
  },
  { name: '8-列名不认识.csv', make: () => Buffer.from(lines([headings.with(1, '号码').with(7, '工资'), ...twelve])), comes: 'unmapped' },
  {
    name: '9-有宏的工作簿.xlsm',
    make: () => workbookOf({ sheets: [table([headings, ...twelve])], more: { 'xl/vbaProject.bin': strToU8('no program') } }),
    comes: 'macros',
  },
  {
    name: '10-压缩炸弹.xlsx',
    make: () => workbookOf({ sheets: [{ name: '名册', xml: `<sheetData>${'<row/>'.repeat(2_000_000)}</sheetData>` }] }),
    comes: 'bomb',
  },
];
