import { headings, roster } from '../../../test/support/roster';
import { type SheetRow } from './cell';
import { findHeading } from './find-heading';
import { headingKeys, isWhole, problemsHeading, recognise, remember } from './heading';

const { columns } = roster;
const rowsOf = (...rows: string[][]): SheetRow[] => rows.map((cells, at) => ({ sheet: '', row: at + 1, cells }));

describe('headings', () => {
  it.each([
    ['身份证号', 'identity'],
    [' 公民身份\n号码 ', 'identity'],
    ['公民身份号码（必填）', 'identity'],
    ['*证件号码', 'identity'],
    ['2.身份证号码', 'identity'],
    ['月平均工资(元)', 'wage'],
    ['月平均工资【元】', 'wage'],
    ['姓　名：', 'name'],
    ['姓\u200B名', 'name'],
  ])('%j is %s', (heading, name) => expect(recognise([heading], columns).places).toEqual({ [name]: 0 }));

  it('say what is missing, what is unknown, and what two of them claim', () => {
    const found = recognise(['姓名', '职工姓名', '工号', '', problemsHeading, '身份证号'], columns);
    expect(found).toMatchObject({ places: { identity: 5 }, doubled: ['name'], unknown: [{ place: 2, heading: '工号' }] });
    expect(found.missing).toEqual(['certificate', 'from', 'until', 'first', 'wage', 'kind']);
    expect(isWhole(found)).toBe(false);
    expect(isWhole(recognise(headings, columns))).toBe(true);
  });

  it('are remembered as somebody said, over what we think, the second of the same words and one without words too', () => {
    const these = ['甲', '起始日期', '起始日期', '', '姓名'];
    expect(headingKeys(these)).toEqual(['甲', '起始日期', '起始日期#2', '@4', '姓名']);
    const said = remember(these, { name: 0, from: 2, first: 3 });
    expect(said).toEqual({ 甲: 'name', 起始日期: '', '起始日期#2': 'from', '@4': 'first', 姓名: '' });
    expect(recognise(these, columns, said)).toMatchObject({ places: { name: 0, from: 2, first: 3 }, doubled: [], unknown: [] });
    expect(recognise(['姓名'], columns, { 姓名: 'no-such-column' }).places).toEqual({});
  });
});

describe('the heading of a sheet', () => {
  it('stands after titles', () => {
    expect(findHeading(rowsOf(['2025年度在岗残疾职工名册'], ['单位：某公司', '', '日期'], headings, ['林晓燕']), columns)).toMatchObject({
      from: 2,
      rows: 1,
    });
  });

  it('of two rows has groups above and parts below', () => {
    const found = findHeading(
      rowsOf(
        ['名册'],
        ['序号', '姓名', '身份证号', '残疾人证号', '合同期限', '', '在岗', '', '月平均工资', '用工方式'],
        ['', '', '', '', '起始日期', '终止日期', '在岗起始月', '在岗终止月', '（元）', ''],
        ['1', '林晓燕'],
      ),
      columns,
    );
    expect(found).toMatchObject({ from: 1, rows: 2 });
    expect(found?.recognised.places).toEqual({
      name: 1,
      identity: 2,
      certificate: 3,
      from: 4,
      until: 5,
      first: 6,
      last: 7,
      wage: 8,
      kind: 9,
    });
  });

  it('is not found where nothing is a heading', () => {
    expect(findHeading(rowsOf(['😀'], ['😀']), columns)).toBeUndefined();
  });
});
